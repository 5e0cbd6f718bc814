/// What a probe's answers so far amount to: single answers count only when enough of a kind come in a row.
public struct ProbeCounter: Sendable, Hashable {
  /// What counts now: readiness and startup begin with false, liveness with true.
  public private(set) var isSuccess: Bool
  /// When to ask next, in seconds of the clock that never jumps; nil while a question is open.
  public private(set) var next: Double?
  private let spec: ProbeSpec
  private var row = 0
  private var rowIsSuccess: Bool

  /// A probe of a container that has just started.
  public init(_ spec: ProbeSpec, kind: ProbeKind, start: Double) {
    self.spec = spec
    isSuccess = kind == .liveness
    rowIsSuccess = isSuccess
    next = start + Double(spec.initialDelay)
  }

  /// Notes that the question was asked.
  public mutating func asked() { next = nil }

  /// Whether as many answers as it takes were failures, and no success came since.
  public var hasFailed: Bool { !rowIsSuccess && row >= spec.failureThreshold }

  /// Notes an answer.
  ///
  /// - Parameters:
  ///   - success: Whether it is as it should be.
  ///   - asked: When the question was asked.
  ///   - now: When the answer came.
  public mutating func answered(_ success: Bool, asked: Double, now: Double) {
    row = success == rowIsSuccess ? row + 1 : 1
    rowIsSuccess = success
    if row >= (success ? spec.successThreshold : spec.failureThreshold) { isSuccess = success }
    next = max(now, asked + Double(spec.period))
  }
}
