import CommandLine
import Journal

/// The analysis of a command's journals, with baseline and gates, and the exit code that follows from it.
struct JudgedRuns {
  let analysis: Analysis
  let exitCode: ExitCode

  /// Analyses and judges.
  ///
  /// - Parameters:
  ///   - secrets: values that did not come from a journal and are secret as well.
  ///   - loads: load results beside the journals.
  ///   - notes: whether a baseline of no use is noted on standard error; else the output says so.
  init(
    _ input: JournalInput, _ command: ParsedCommand, secrets: [String] = [], loads: [LoadResult] = [],
    notes: Bool = true
  ) throws(CommandFailure) {
    let baseline = try BaselineOption(command, journals: input.found.journals)
    let gates = try GateOptions(command, baselines: baseline.saved)
    var analysis = input.analysis(
      baseline: baseline.index, durations: baseline.durations, secrets: secrets, loads: loads)
    if !baseline.saved.isEmpty {
      analysis.hold(against: baseline.saved)
      if notes, analysis.against.isEmpty, !command.has("--quiet") {
        Console.note("--baseline \(Console.visible(baseline.name)) holds no run of \(Self.experiments(analysis))")
      }
    }
    try gates.judge(&analysis)
    self.analysis = analysis
    // A journal that could not be read is a failure of the tool, whatever the others show.
    exitCode = input.exitCode == .success ? gates.exitCode(analysis) : input.exitCode
  }

  private static func experiments(_ analysis: Analysis) -> String {
    Set(analysis.runs.map(\.journal.experiment.title)).count == 1 ? "this experiment" : "these experiments"
  }
}
