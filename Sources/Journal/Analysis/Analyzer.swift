/// Turns journals into facts.
///
/// ```swift
/// let analysis = Analyzer(options: .init()).analyze([journal])
/// analysis.runs[0].verdict  // .held
/// ```
public struct Analyzer: Sendable {
  /// What a caller may choose.
  public struct Options: Sendable {
    /// The index of the run that others are compared with.
    public var baseline = 0
    /// Whether secrets are masked in every text of the analysis.
    public var masksSecrets = true
    /// The most runs that a report shows in detail; of the others only what tables of many runs need is kept.
    public var detailLimit = 50
    /// What steps took in runs that are no part of the report, for the two keys of durations.
    public var baselineDurations: BaselineDurations?
    /// What to mask and to show beyond the built-in rules.
    public var redaction = RedactionPolicy()
    /// Values that did not come from a journal and are secret as well.
    public var secrets: [String] = []
    /// Results of load generators to put beside the runs.
    public var loads: [LoadResult] = []

    /// Makes the default options.
    public init() {}
  }

  /// What was chosen.
  public var options: Options

  /// Makes an analyzer.
  public init(options: Options = Options()) {
    self.options = options
  }
}

extension Analyzer {
  /// Judges and measures a set of runs.
  ///
  /// Takes time in proportion to the journals. The same journals give the same analysis.
  ///
  /// - Parameters:
  ///   - journals: the runs in the order in which the report shows them.
  ///   - unreadable: files that could not be read, for the report's list of sources.
  public func analyze(_ journals: [RunJournal], unreadable: [UnreadableJournal] = []) -> Analysis {
    let redactor = options.masksSecrets ? Redactor(journals, policy: options.redaction, given: options.secrets) : .none
    let analyzer = RunAnalyzer(redactor: redactor)
    var runs: [RunAnalysis] = []
    runs.reserveCapacity(journals.count)
    var evidence = 1
    for journal in journals {
      let run = analyzer.analyze(journal, firstEvidence: evidence)
      evidence += run.activities.count
      runs.append(run)
    }
    let detailed = DetailChoice.choose(runs, baseline: options.baseline, limit: options.detailLimit)
    return assembled(runs, journals, unreadable, redactor, baseline: options.baseline, detailed: detailed)
  }

  /// Puts judged runs together.
  func assembled(
    _ runs: [RunAnalysis], _ journals: [RunJournal], _ unreadable: [UnreadableJournal], _ redactor: Redactor,
    baseline: Int, detailed: [Int]?
  ) -> Analysis {
    var runs = runs
    EffectCorrection.apply(to: &runs)
    for index in detailed ?? Array(runs.indices) { TimeMeasurer.measure(&runs[index]) }
    let range = options.baselineDurations
    let comparison = ComparisonMaker(runs: runs, baseline: baseline, range: range).make()
    var analysis = Analysis(
      runs: runs, unreadable: unreadable, comparison: comparison,
      contributions: ContributionCounter.count(runs.map(\.journal)),
      redactor: redactor)
    analysis.loads = LoadAligner(runs: runs, redactor: redactor).align(options.loads)
    analysis.trends = TrendMaker(runs: runs, baseline: baseline, range: range).make(comparison?.groups ?? [])
    analysis.detailed = detailed
    return analysis
  }
}
