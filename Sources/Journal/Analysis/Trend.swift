/// The runs of one experiment in the order of time, for a page that shows where something changed.
public struct Trend: Sendable {
  /// From this many runs on a report shows a trend.
  public static let reportFrom = 5

  /// The experiment's title.
  public var title: String
  /// The run that the others are held against: its place in ``rows``.
  public var baseline: Int
  /// Whether the rows are in the order of their starts; else in the order given, because some have no start.
  public var isByTime: Bool
  /// A row a run.
  public var rows: [Row]
  /// Checks that changed, the first change first; cells are in the order of ``rows``.
  public var changes: [Change]
  /// How many checks changed and are not in ``changes``.
  public var omittedChanges: Int
  /// Steps of the method, the largest change first.
  public var steps: [Step]
  /// How many steps are not in ``steps``.
  public var omittedSteps: Int
  /// How many runs differ from the baseline, by difference.
  public var differences: [(difference: RunDifference, runs: [Int])]

  /// How many tests of level this and the other trends of the report made: what their p-values are corrected for.
  public var tests: Int = 0

  /// Whether a quantity has another level since one of the runs, by the cumulative sum.
  public enum Level: Sendable, Hashable {
    /// The most likely moment of one change.
    case tested(LevelTest)
    /// Fewer values than ``CumulativeSum/smallestCount``.
    case tooFew(Int)
    /// So few runs went otherwise that no order of them gives a p below 5 %.
    case cannotReach(unlike: Int, of: Int)
    /// The same in all runs.
    case constant

    /// The change, when its p stays below 5 % after the correction.
    public var change: LevelTest? {
      guard case .tested(let test) = self, test.corrected < 0.05 else { return nil }
      return test
    }
  }

  /// A change of level and how sure it is.
  public struct LevelTest: Sendable, Hashable {
    /// The place in the rows of the first run of the new level.
    public var place: Int
    /// The median of seconds, or the share of runs that met the check, before it.
    public var before: Double
    /// The same from it on.
    public var since: Double
    /// Runs before it and from it on.
    public var counts: [Int]
    /// The p-value: of 999 random orders for seconds, exact for checks.
    public var p: Double
    /// The same after the correction of Benjamini and Hochberg for all such tests of the report.
    public var corrected: Double
  }

  /// A run.
  public struct Row: Sendable {
    /// Its index in the analysis.
    public var run: Int
    /// How it ended.
    public var verdict: Verdict
    /// When it began.
    public var start: Instant?
    /// How long it took in seconds.
    public var length: Double?
    /// Its checks.
    public var tally: CheckTally
    /// Seconds out of tolerance, as the checks show it at least; 0 when no check failed.
    public var outage: Double
    /// In what it differs from the baseline.
    public var differences: [RunDifference]
  }

  /// A check that was not the same in all runs.
  public struct Change: Sendable {
    /// The probe's name.
    public var name: String
    /// Before, during (all rounds in one) or after.
    public var phase: Check.Phase
    /// How it went.
    public var transition: Comparison.Transition
    /// The place in the rows of the first run that differs from those before it.
    public var first: Int?
    /// The evidence number there.
    public var evidence: Int?
    /// How many runs met it, and how many evaluated it.
    public var met: Int
    /// How many runs evaluated it.
    public var evaluated: Int
    /// The outcome a row; nil where the run does not declare it.
    public var cells: [Check.Outcome?]
    /// Since when the check is met more often or less often.
    public var level: Level
  }

  /// A step of the method.
  public struct Step: Sendable {
    /// The activity's name, digits that differ written `#`.
    public var name: String
    /// The duration a row in seconds; nil where it is not recorded.
    public var values: [Double?]
    /// The place of the first row that is slower or faster than the baseline by both keys.
    public var first: Int?
    /// Whether that row is slower; false where it is faster, and where there is none.
    public var isFirstSlower: Bool
    /// Where the last row stands.
    public var last: Comparison.DurationStanding
    /// The median in seconds.
    public var median: Double
    /// Places in the rows from which on the durations are others (E-divisive, from 20 values on).
    public var shifts: [Int]
    /// Since when the step takes longer or shorter.
    public var level: Level
  }
}
