/// A point in time on two clocks: one that never jumps, to wait by, and the world's, to write down.
public struct Moment: Sendable, Hashable {
  /// Seconds on a clock that never jumps.
  public var monotonic: Double
  /// Seconds since 1970, in UTC.
  public var seconds: Int

  /// Makes a moment.
  public init(monotonic: Double, seconds: Int) {
    (self.monotonic, self.seconds) = (monotonic, seconds)
  }

  /// As Kubernetes writes times: `2026-05-20T13:57:48Z`.
  public var text: String { Moment.text(seconds) }

  /// Seconds since 1970 as `2026-05-20T13:57:48Z`, by the calendar that begins its years in March.
  public static func text(_ seconds: Int) -> String {
    let (days, rest) = seconds.floored(by: 86_400)
    let (era, day) = (days + 719_468).floored(by: 146_097)
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let date = [era * 400 + year + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1]
    let time = [rest / 3600, rest / 60 % 60, rest % 60]
    return padded(date[0], 4) + "-" + date[1...].map { padded($0, 2) }.joined(separator: "-") + "T"
      + time.map { padded($0, 2) }.joined(separator: ":") + "Z"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension Int {
  /// Quotient and remainder where the remainder is never negative.
  fileprivate func floored(by divisor: Int) -> (Int, Int) {
    let remainder = (self % divisor + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}
