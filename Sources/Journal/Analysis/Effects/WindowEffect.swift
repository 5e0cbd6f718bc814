/// How a series or a check went while the fault lasted and after it, held against before.
public struct WindowEffect: Sendable, Hashable {
  /// What was looked at.
  public enum Subject: Sendable, Hashable {
    /// A numeric series: its label or activity, and what its values are.
    case series(name: String, kind: MetricSeries.Kind)
    /// The share of evaluations in which a probe's check was met.
    case check(name: String)
  }

  /// What was looked at.
  public var subject: Subject
  /// The evidence number of the activity.
  public var evidence: Int?
  /// The windows in order: before, during, after.
  public var windows: [Window]
  /// During against before.
  public var during: Change
  /// After against before.
  public var after: Change

  /// One window.
  public struct Window: Sendable, Hashable {
    /// How many values, or evaluations.
    public var count: Int
    /// The median, or the share met; nil without values.
    public var level: Double?
  }

  /// One window against the one before the fault.
  public enum Change: Sendable, Hashable {
    /// Values that are numbers.
    case shift(Shift)
    /// Shares of evaluations met.
    case share(Share)
    /// Nothing can be said.
    case refused(Refusal)
  }

  /// A shift of numbers.
  public struct Shift: Sendable, Hashable {
    /// Hodges and Lehmann's estimate: later minus before.
    public var estimate: Double
    /// Its interval; nil when so few values give none.
    public var interval: HodgesLehmann.Interval?
    /// The probability that a later value is greater than one before, ties counted half.
    public var superiority: Double
    /// The two-sided p-value; nil where none below 5 % can be reached.
    public var p: Double?
    /// The same after Holm's correction for all comparisons of the run.
    public var corrected: Double?
    /// Why there is no p-value.
    public var refusal: Refusal?
  }

  /// A difference of shares.
  public struct Share: Sendable, Hashable {
    /// Later minus before.
    public var difference: Double
    /// The lower end of its interval (Newcombe).
    public var low: Double
    /// The upper end of its interval.
    public var high: Double
    /// Fisher's two-sided p-value; nil where none below 5 % can be reached.
    public var p: Double?
    /// The same after Holm's correction for all comparisons of the run.
    public var corrected: Double?
    /// Why there is no p-value.
    public var refusal: Refusal?
  }

  /// Why nothing more is said.
  public enum Refusal: Sendable, Hashable {
    /// A window has no values.
    case noValues(before: Int, later: Int)
    /// So few values can give no p below 5 %: the smallest that they can give.
    case cannotReach(before: Int, later: Int, smallestP: Double)
  }
}
