import Journal

/// The stretch of a clock that a picture shows, grown moment by moment.
struct TimeRange {
  /// No clock of a journal reaches further than this many seconds from its origin.
  static let reach = 1e12

  /// The earliest moment; nil before there is one.
  private(set) var low: Double?
  /// The latest moment.
  private(set) var high: Double?

  /// Whether a number can be a moment on a clock.
  static func isMoment(_ offset: Double) -> Bool { offset.isFinite && abs(offset) <= reach }

  /// Takes in a moment; what is none is passed over.
  mutating func include(_ offset: Double?) {
    guard let offset, Self.isMoment(offset) else { return }
    low = min(low ?? offset, offset)
    high = max(high ?? offset, offset)
  }

  /// Takes in a stretch.
  mutating func include(_ span: Span?) {
    include(span?.from)
    include(span?.to)
  }

  /// Takes in a moment of data, which may lie outside the run by half its length or ten seconds, no more.
  mutating func include(data offset: Double, of run: Span) {
    guard TimeRange.isMoment(offset) else { return }
    let room = max(run.length.isFinite ? run.length / 2 : 0, 10)
    if offset >= run.from - room, offset <= run.to + room { include(offset) }
  }

  /// The range with a little air, at least `least` seconds long; nil when no moment is known.
  func padded(atLeast least: Double = 1e-6) -> Span? {
    guard let low, let high else { return nil }
    let length = max(high - low, least)
    let middle = low + (high - low) / 2
    if high - low < least { return Span(from: middle - length / 2, to: middle + length / 2) }
    return Span(from: low - length * 0.012, to: high + length * 0.012)
  }
}
