import CommandLine
import JSON
import Journal

/// What `--baseline` names: a run of the report, a file written by `--save-baseline`, a journal, or a folder of either.
struct BaselineOption {
  static let save = OptionSpec(
    ["--save-baseline"], value: .text("FILE"),
    help: "write what the runs that held show, for --baseline of later reports")
  static let baseline = OptionSpec(
    ["--baseline"], value: .text("LABEL|FILE|DIR"),
    help: "what the runs are compared with: one of them, a saved baseline, another journal, or a folder of these",
    defaultText: "the first")

  /// The run of the report that the others are compared with.
  private(set) var index = 0
  /// What was named; empty without the option.
  private(set) var name = ""
  /// What is no part of the report.
  private(set) var saved: [SavedBaseline] = []

  /// Finds what is named.
  ///
  /// - Throws: ``CommandFailure`` when there is no such run or file, or when the file is neither.
  init(_ command: ParsedCommand, journals: [RunJournal]) throws(CommandFailure) {
    guard let name = command.value("--baseline") else { return }
    self.name = name
    if let index = journals.firstIndex(where: { $0.source.label == name || $0.source.path == name }) {
      self.index = index
      return
    }
    guard let file = FileIdentity(path: name) else { throw Self.unknown(name, journals) }
    if file.isRegular, let index = journals.firstIndex(where: { FileIdentity(path: $0.source.path) == file }) {
      self.index = index
      return
    }
    var others: [RunJournal] = []
    for path in JournalFinder.find([name]).flatMap(\.paths) {
      do throws(JournalError) {
        if let baseline = try JournalReader().baseline(path: path) {
          saved.append(baseline)
        } else {
          others.append(try JournalReader().read(path: path))
        }
      } catch {
        // A folder may hold other JSON as well.
        if file.isFolder, case .notAJournal = error.problem { continue }
        throw .message(JournalErrorText.message(for: error))
      }
    }
    if !others.isEmpty { saved.append(SavedBaseline(Analyzer().analyze(others).runs)) }
    guard saved.contains(where: { !$0.runs.isEmpty }) else {
      throw .message("\(Console.visible(name)): there is no run in this baseline")
    }
  }

  /// What steps took in runs that are no part of the report; nil without any.
  var durations: BaselineDurations? {
    guard !saved.isEmpty else { return nil }
    var all = BaselineDurations()
    for baseline in saved { all.merge(baseline.durations) }
    return all
  }

  /// Writes the runs that held.
  ///
  /// - Throws: ``CommandFailure`` when none held, or when the file cannot be written.
  static func save(_ analysis: Analysis, _ command: ParsedCommand) throws(CommandFailure) {
    guard let path = command.value("--save-baseline") else { return }
    let baseline = SavedBaseline(heldOf: analysis)
    guard !baseline.runs.isEmpty else {
      throw .message("\(Console.visible(path)): no run held, and what did not hold is no baseline")
    }
    let text = JSONWriter.text(baseline.json, indent: 2) + "\n"
    do throws(OutputFile.Failure) {
      try OutputFile(path: path).commit(Array(text.utf8))
    } catch {
      throw .output(error)
    }
  }

  private static func unknown(_ name: String, _ journals: [RunJournal]) -> CommandFailure {
    let labels = journals.map(\.source.label)
    let known = labels.prefix(20).joined(separator: ", ") + (labels.count > 20 ? ", …" : "")
    let nearest = Suggestion.nearest(to: name, in: labels).map { "did you mean \($0)?" }
    return .usage(
      .invalid(
        "--baseline \(Console.visible(name)) is none of the runs, and there is no such file; the runs are: \(known)",
        hint: nearest))
  }
}
