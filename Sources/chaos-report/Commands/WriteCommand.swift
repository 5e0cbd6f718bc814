import CommandLine
import Journal
import Report

/// `chaos-report JOURNAL... REPORT`: writes a report.
struct WriteCommand {
  private let command: ParsedCommand
  private let journals: [String]
  private let report: String
  private let format: ReportFormat

  init(_ command: ParsedCommand) {
    self.command = command
    journals = Array(command.operands.dropLast())
    report = command.operands.last ?? "-"
    format = ReportFormat(word: command.value("--export-format"), report: report)
  }

  func call() throws(CommandFailure) -> ExitCode {
    let variables = try ReportVariables(command)
    let created = try ReportDate.current()
    let templates = try self.templates()
    var theme = templates.theme
    if let size = command.value("--page-size").flatMap(Theme.PageSize.init(rawValue:)) { theme.pageSize = size }
    try ReportTarget.check(report, journals: journals)
    let output: OutputFile
    do throws(OutputFile.Failure) {
      output = try OutputFile(path: report)
    } catch {
      throw .output(error)
    }
    defer { output.discard() }

    let fonts = format == .pdf ? FontWarmUp(theme: theme) : nil
    var progress = Progress(isQuiet: command.has("--quiet"))
    defer { progress.clear() }
    let input = try JournalInput(journals, command)
    progress.stage("analysing \(input.found.journals.count) journals")
    let analysis = input.analysis(
      baseline: try baseline(input.found.journals), masksSecrets: !command.has("--no-redact"))
    var options = ReportComposer.Options(created: created, generator: ProgramVersion.text)
    options.title = command.value("--title")
    options.variables = variables.resolved(for: input.found.journals)
    let document = templates.arranged(ReportComposer(options: options).compose(analysis))

    progress.stage("writing \(Console.visible(report))")
    var assets = AssetFolder(report: report)
    defer { assets.discard() }
    let bytes: [UInt8]
    switch format {
    case .html: bytes = HTMLWriter(theme: theme, templates: templates).write(document)
    case .pdf: bytes = try pdf(document, theme, fonts)
    case .markdown:
      let markdown = try self.markdown(document, theme, templates)
      try assets.prepare(markdown.assets)
      bytes = markdown.text
    }
    do throws(OutputFile.Failure) {
      try output.commit(bytes)
    } catch {
      throw .output(error)
    }
    try assets.publish()
    if report != "-" { progress.done("\(Console.visible(report)) written") }
    return input.exitCode
  }

  private func templates() throws(CommandFailure) -> Templates {
    guard let folder = command.value("--template") else { return .builtIn }
    do throws(TemplateError) {
      return try Templates(directory: folder)
    } catch {
      throw .message(error.description)
    }
  }

  /// The index of the run that `--baseline` names by label or path.
  private func baseline(_ journals: [RunJournal]) throws(CommandFailure) -> Int {
    guard let name = command.value("--baseline") else { return 0 }
    if let index = journals.firstIndex(where: { $0.source.label == name || $0.source.path == name }) { return index }
    if let file = FileIdentity(path: name),
      let index = journals.firstIndex(where: { FileIdentity(path: $0.source.path) == file })
    {
      return index
    }
    let labels = journals.map(\.source.label)
    let known = labels.prefix(20).joined(separator: ", ") + (labels.count > 20 ? ", …" : "")
    let nearest = Suggestion.nearest(to: name, in: labels).map { "did you mean \($0)?" }
    throw .usage(
      .invalid("--baseline \(Console.visible(name)) is none of the runs; there are: \(known)", hint: nearest))
  }

  private func pdf(_ document: Document, _ theme: Theme, _ fonts: FontWarmUp?) throws(CommandFailure) -> [UInt8] {
    do throws(CanvasError) {
      return try PDFWriter(theme: theme, fonts: fonts).write(document)
    } catch {
      throw .message("\(Console.visible(report)): \(error.description)")
    }
  }

  private func markdown(
    _ document: Document, _ theme: Theme, _ templates: Templates
  ) throws(CommandFailure) -> MarkdownOutput {
    let place: MarkdownWriter.Assets =
      switch command.value("--assets") ?? "files" {
      case "inline": .inline
      case "none": .none
      default: ReportTarget.isFile(report) ? .files(folder: AssetFolder.name(of: report)) : .none
      }
    let painter = ChartPainter(theme: theme)
    let output = MarkdownWriter(templates: templates, assets: place, chart: painter.paint).write(document)
    if let failure = painter.failure { throw .message("\(Console.visible(report)): \(failure.description)") }
    return output
  }
}
