/// How a series or a check went while the fault lasted and after it, held against before.
public struct WindowEffect: Sendable, Hashable {
  /// What was looked at.
  public enum Subject: Sendable, Hashable {
    /// A numeric series: its title, and what its values are.
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
  /// The place of the series in ``RunAnalysis/metrics``; nil for a check.
  public var metric: Int? = nil
  /// What neighbours in time change about it; nil for a check, and in runs that a report does not show in detail.
  public var inTime: InTime? = nil

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

  /// A series whose values know of their neighbours.
  public struct InTime: Sendable, Hashable {
    /// During against before, drawn in blocks of neighbours.
    public var during: Blocks
    /// After against before, drawn in blocks of neighbours.
    public var after: Blocks
    /// How much a value resembles the one before it, all windows together; nil for too few values or equal ones.
    public var correlation: Double?
    /// Since when the level is another one; nil where no shift during the fault stands out.
    public var since: Since?
  }

  /// A shift with an interval that takes neighbours into account.
  public enum Blocks: Sendable, Hashable {
    /// The shift of the median.
    case shift(BlockShift)
    /// A window has fewer values than ``BlockBootstrap/smallestCount``.
    case tooFew(before: Int, later: Int)
  }

  /// Since when a level is another one, by the cumulative sum over the values before and during the fault.
  public enum Since: Sendable, Hashable {
    /// Between the last value of the old level and the first of the new one, in seconds on the run's clock.
    case between(Span, count: Int, p: Double)
    /// No one moment stands out.
    case noMoment(count: Int, p: Double)
    /// Fewer values than ``CumulativeSum/smallestCount``.
    case tooFew(Int)
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
    /// The same after Holm's correction for all comparisons of the report.
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
    /// The same after Holm's correction for all comparisons of the report.
    public var corrected: Double?
    /// Why there is no p-value.
    public var refusal: Refusal?
  }

  /// Whether the change during the fault stands out from all comparisons of the report.
  public var isClearDuring: Bool { during.isClear(inBlocks: inTime?.during) }
  /// Whether the change after the fault stands out from all comparisons of the report.
  public var isClearAfter: Bool { after.isClear(inBlocks: inTime?.after) }

  /// The p-values of both changes, those that there are.
  var pValues: [Double] { [during, after].compactMap(\.p) }

  /// Takes corrected values for ``pValues``, in their order.
  mutating func correct(_ values: inout some IteratorProtocol<Double>) {
    during.correct(&values)
    after.correct(&values)
  }

  /// Why nothing more is said.
  public enum Refusal: Sendable, Hashable {
    /// A window has no values.
    case noValues(before: Int, later: Int)
    /// So few values can give no p below 5 %: the smallest that they can give.
    case cannotReach(before: Int, later: Int, smallestP: Double)
  }
}

extension WindowEffect.Change {
  /// The p-value before any correction.
  public var p: Double? {
    switch self {
    case .shift(let shift): shift.p
    case .share(let share): share.p
    case .refused: nil
    }
  }

  /// The p-value after the correction for all comparisons of the report.
  public var corrected: Double? {
    switch self {
    case .shift(let shift): shift.corrected
    case .share(let share): share.corrected
    case .refused: nil
    }
  }

  /// Whether it stands out: the interval leaves out 0, p stays below 5 % after the correction, and where blocks of
  /// neighbours could be drawn, their interval leaves out 0 as well.
  public func isClear(inBlocks blocks: WindowEffect.Blocks?) -> Bool {
    guard (corrected ?? 1) < 0.05 else { return false }
    let leavesOutZero =
      switch self {
      case .shift(let shift): shift.interval.map { $0.low > 0 || $0.high < 0 } ?? false
      case .share(let share): share.low > 0 || share.high < 0
      case .refused: false
      }
    guard leavesOutZero else { return false }
    return switch blocks {
    case .shift(let shift): shift.isClear
    case .tooFew, nil: true
    }
  }

  mutating func correct(_ values: inout some IteratorProtocol<Double>) {
    switch self {
    case .shift(var shift):
      if shift.p != nil { shift.corrected = values.next() }
      self = .shift(shift)
    case .share(var share):
      if share.p != nil { share.corrected = values.next() }
      self = .share(share)
    case .refused: break
    }
  }
}
