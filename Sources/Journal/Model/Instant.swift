/// A moment on the UTC clock, exact to the microsecond.
///
/// Journals write moments as ISO 8601 text, with or without an offset; a naive one is UTC.
///
/// ```swift
/// Instant(iso8601: "2019-05-20T14:01:05.250000+00:00")?.description  // "2019-05-20 14:01:05.250 UTC"
/// ```
public struct Instant: Sendable, Hashable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  /// Makes a moment from microseconds since 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Makes a moment from seconds since 1970-01-01T00:00:00Z, rounded to the microsecond.
  ///
  /// Values that no calendar can hold are clamped to the years 1 to 9999.
  public init(seconds: Double) {
    let limit = 253_402_300_799.0
    let bounded = seconds.isNaN ? 0 : min(max(seconds, -62_135_596_800), limit)
    self.microseconds = Int64((bounded * 1_000_000).rounded())
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Double { Double(microseconds) / 1_000_000 }

  /// Whether the moment falls on a whole second, as clocks of whole seconds write it.
  public var isWholeSecond: Bool { microseconds % 1_000_000 == 0 }

  /// Orders moments by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The span from `other` to this moment in seconds; negative when this one is earlier.
  public func seconds(since other: Instant) -> Double {
    let (span, isOverflowing) = microseconds.subtractingReportingOverflow(other.microseconds)
    return isOverflowing ? seconds - other.seconds : Double(span) / 1_000_000
  }
}
