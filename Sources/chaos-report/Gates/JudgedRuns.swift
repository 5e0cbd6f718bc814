import CommandLine
import Journal

/// The analysis of a command's journals, with baseline and gates, and the exit code that follows from it.
struct JudgedRuns {
  let analysis: Analysis
  let exitCode: ExitCode

  private static let standingLimit = 50

  /// Analyses and judges.
  ///
  /// - Parameters:
  ///   - secrets: values that did not come from a journal and are secret as well.
  ///   - loads: load results beside the journals.
  init(
    _ input: JournalInput, _ command: ParsedCommand, secrets: [String] = [], loads: [LoadResult] = []
  ) throws(CommandFailure) {
    let baseline = try BaselineOption(command, journals: input.found.journals)
    let gates = try GateOptions(command, baselines: baseline.saved)
    var analysis = input.analysis(
      baseline: baseline.index, durations: baseline.durations, secrets: secrets, loads: loads)
    if !baseline.saved.isEmpty {
      // Of many runs the last ones count.
      analysis.against = analysis.runs.indices.suffix(Self.standingLimit).reversed().compactMap {
        BaselineStanding($0, of: analysis, saved: baseline.saved)
      }
    }
    try gates.judge(&analysis)
    self.analysis = analysis
    // A journal that could not be read is a failure of the tool, whatever the others show.
    exitCode = input.exitCode == .success ? gates.exitCode(analysis) : input.exitCode
  }
}
