import CommandLine
import Journal
import Report

/// `chaos-report JOURNAL... REPORT`: writes a report.
struct WriteCommand {
  private let command: ParsedCommand
  private let journals: [String]
  private let requests: [OutputRequest]

  init(_ command: ParsedCommand) throws(CommandFailure) {
    self.command = command
    var requests: [OutputRequest] = []
    for word in command.all("--output") { requests.append(try OutputRequest(word)) }
    let word = command.value("--export-format")
    let last = command.operands.last ?? "-"
    // With `--output` every operand is a journal, unless the last can only be a report.
    let isReport =
      requests.isEmpty || word != nil || OutputFormat(path: last).map { OutputFormat.pages.contains($0) } ?? false
    if isReport {
      guard command.operands.count > 1 else { throw .usage(.missingOperand("REPORT")) }
      if word == nil, !command.has("--quiet"), let meant = OutputRequest.meantExtension(of: last) {
        Console.note(
          "\(Console.visible(last)) is written as Markdown, for its extension tells no format; did you mean .\(meant)?")
      }
      requests.insert(OutputRequest(report: last, word: word), at: 0)
    }
    journals = isReport ? Array(command.operands.dropLast()) : command.operands
    self.requests = requests
  }

  func call() throws(CommandFailure) -> ExitCode {
    let variables = try ReportVariables(command)
    let created = try ReportDate.current()
    let templates = try self.templates()
    var theme = templates.theme
    if let size = command.value("--page-size").flatMap(Theme.PageSize.init(rawValue:)) { theme.pageSize = size }
    var outputs = try OutputBatch(requests, journals: journals)
    defer { outputs.discard() }

    var fonts = warmUp(theme)
    let progress = Progress(isQuiet: command.has("--quiet"))
    defer { progress.clear() }
    progress.stage("reading journals")
    let input = try JournalInput(journals, command)
    progress.stage("analysing \(input.found.journals.count) journals")
    let judged = try JudgedRuns(
      input, command, secrets: variables.secrets(redaction: input.redaction), loads: try LoadInput.read(command))
    let analysis = judged.analysis
    var options = ReportComposer.Options(created: created, generator: ProgramVersion.text)
    options.title = command.value("--title")
    options.variables = variables.resolved(for: input.found.journals)
    options.canUnfold = requests.contains { $0.format == .html }
    let document: Document
    if command.value("--export-format") == "incident" {
      document = IncidentComposer(options: options, meta: try MetaFile.meta(command)).compose(analysis)
    } else {
      document = templates.arranged(ReportComposer(options: options).compose(analysis))
    }

    progress.stage("writing \(outputs.names)")
    let results = ResultsMaker(
      analysis: analysis, title: document.title, created: created, generator: ProgramVersion.text)
    for (index, request) in requests.enumerated() {
      switch request.format {
      case .html: try outputs.stage(HTMLWriter(theme: theme, templates: templates).write(document), at: index)
      case .pdf:
        try outputs.stage(try pdf(document, theme, fonts, request.path), at: index)
        fonts = nil
      case .markdown, .gitHubSummary:
        let markdown = try self.markdown(
          document, theme, templates, request, fonts, byteLimit: outputs.room(index))
        try outputs.stage(markdown.text, assets: markdown.assets, at: index)
      case .json, .junit, .csv, .openMetrics, .gitHubAnnotations:
        try outputs.stage(ResultsWriter.write(results.results, as: request.format) ?? [], at: index)
      }
    }
    Leftovers.leave((input, judged, document, results))
    try outputs.publish()
    try BaselineOption.save(analysis, command)
    if !outputs.names.isEmpty { progress.done("\(outputs.names) written") }
    return judged.exitCode
  }

  /// Looks for the fonts meanwhile, when pages or charts are to be painted.
  private func warmUp(_ theme: Theme) -> FontWarmUp? {
    let pages = requests.contains { $0.format == .pdf }
    guard pages || requests.contains(where: { assets(of: $0) != .none }) else { return nil }
    return FontWarmUp(theme: theme, pages: pages)
  }

  private func templates() throws(CommandFailure) -> Templates {
    guard let folder = command.value("--template") else { return .builtIn }
    do throws(TemplateError) {
      return try Templates(directory: folder)
    } catch {
      throw .message(error.description)
    }
  }

  private func pdf(
    _ document: Document, _ theme: Theme, _ fonts: FontWarmUp?, _ path: String
  ) throws(CommandFailure) -> [UInt8] {
    do throws(CanvasError) {
      return try PDFWriter(theme: theme, fonts: fonts, isLast: true).write(document)
    } catch {
      throw .message("\(Console.visible(path)): \(error.description)")
    }
  }

  private func markdown(
    _ document: Document, _ theme: Theme, _ templates: Templates, _ request: OutputRequest, _ fonts: FontWarmUp?,
    byteLimit: Int
  ) throws(CommandFailure) -> MarkdownOutput {
    let painter = ChartPainter(theme: theme, fonts: fonts)
    let writer = MarkdownWriter(
      templates: templates, assets: assets(of: request), byteLimit: byteLimit, chart: painter.paint)
    let output = writer.write(document)
    if let failure = painter.failure {
      throw .message("\(Console.visible(request.path)): \(failure.description)")
    }
    return output
  }

  /// Where the charts of a Markdown report go.
  private func assets(of request: OutputRequest) -> MarkdownWriter.Assets {
    guard request.format == .markdown else { return .none }
    return switch command.value("--assets") ?? "files" {
    case "inline": .inline
    case "none": .none
    default: ReportTarget.isFile(request.path) ? .files(folder: AssetFolder.name(of: request.path)) : .none
    }
  }
}
