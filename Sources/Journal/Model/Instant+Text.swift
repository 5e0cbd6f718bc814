extension Instant: CustomStringConvertible {
  /// Date, time and zone; the fraction only when there is one, in milliseconds or microseconds.
  ///
  /// ```swift
  /// Instant(iso8601: "2019-05-20T14:01:05")?.description       // "2019-05-20 14:01:05 UTC"
  /// Instant(iso8601: "2019-05-20T14:01:05.25")?.description    // "2019-05-20 14:01:05.250 UTC"
  /// ```
  public var description: String { "\(date) \(time) UTC" }

  /// The date, such as `2019-05-20`.
  public var date: String {
    let civil = CivilTime(self)
    return "\(padded(civil.year, to: 4))-\(padded(civil.month, to: 2))-\(padded(civil.day, to: 2))"
  }

  /// The time of day with the fraction when there is one, such as `14:01:05` or `14:01:05.250`.
  public var time: String {
    let micro = CivilTime(self).microsecond
    if micro == 0 { return timeToTheSecond }
    let fraction = micro % 1000 == 0 ? padded(micro / 1000, to: 3) : padded(micro, to: 6)
    return "\(timeToTheSecond).\(fraction)"
  }

  /// The time of day without its fraction, such as `14:01:05`.
  public var timeToTheSecond: String {
    let civil = CivilTime(self)
    return "\(padded(civil.hour, to: 2)):\(padded(civil.minute, to: 2)):\(padded(civil.second, to: 2))"
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
