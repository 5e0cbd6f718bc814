extension Instant {
  /// Reads a moment as journals of any version, and people, write it.
  ///
  /// Taken are dates with and without time, `T` or a space between them, with and without dashes and colons,
  /// fractions after a point or a comma (rounded to the microsecond), and `Z`, `UTC`, `+02`, `+0200`, `+02:00` or
  /// nothing for the zone; nothing means UTC, as chaoslib before 1.43 wrote it. A leap second counts as the
  /// first second of the next minute, `24:00` as the next midnight.
  ///
  /// ```swift
  /// Instant(iso8601: "2019-05-20T14:01:05.250000+00:00")?.description  // "2019-05-20 14:01:05.250 UTC"
  /// Instant(iso8601: "20190520T160105,25+0200")?.description           // "2019-05-20 14:01:05.250 UTC"
  /// Instant(iso8601: "yesterday")                                      // nil
  /// ```
  public init?(iso8601 text: String) {
    // No form is longer than this; whatever follows could only be junk.
    guard text.utf8.count <= 64 else { return nil }
    var parser = ISO8601Parser(text)
    guard let instant = parser.parse() else { return nil }
    self = instant
  }
}

/// Reads one ISO 8601 moment from left to right.
private struct ISO8601Parser {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    var trimmed = Substring(text)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    rest = trimmed.utf8
  }

  mutating func parse() -> Instant? {
    guard let year = digits(4) else { return nil }
    let isDashed = take("-")
    guard let month = digits(2) else { return nil }
    if isDashed, !take("-") { return nil }
    guard let day = digits(2) else { return nil }
    guard let midnight = Instant(CivilTime(year: year, month: month, day: day)) else { return nil }
    if rest.isEmpty { return midnight }
    guard take("T") || take("t") || take(" ") else { return nil }
    while take(" ") {}
    guard let ofDay = timeOfDay() else { return nil }
    while take(" ") {}
    guard let offset = zone(), rest.isEmpty else { return nil }
    return Instant(microseconds: midnight.microseconds + ofDay - Int64(offset) * 1_000_000)
  }

  /// Microseconds since midnight.
  private mutating func timeOfDay() -> Int64? {
    guard let hour = digits(2), hour <= 24 else { return nil }
    let hasColons = take(":")
    guard let minute = digits(2), minute <= 59 else { return nil }
    var second = 0
    var fraction: Int64 = 0
    if hasColons ? take(":") : rest.first.map(isDigit) ?? false {
      guard let value = digits(2), value <= 60 else { return nil }
      second = value
      if take(".") || take(",") {
        guard let value = microseconds() else { return nil }
        fraction = value
      }
    }
    if hour == 24, minute > 0 || second > 0 || fraction > 0 { return nil }
    return Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
  }

  /// The fraction's digits as microseconds, the seventh digit deciding on rounding.
  private mutating func microseconds() -> Int64? {
    var value: Int64 = 0
    var count = 0
    while let byte = rest.first, isDigit(byte) {
      if count < 6 { value = value * 10 + Int64(byte - 0x30) } else if count == 6, byte >= 0x35 { value += 1 }
      count += 1
      rest.removeFirst()
    }
    if count == 0 { return nil }
    for _ in min(count, 6)..<6 { value *= 10 }
    return value
  }

  /// Seconds east of UTC.
  private mutating func zone() -> Int? {
    if rest.isEmpty || take("Z") || take("z") { return 0 }
    for name in ["UTC", "GMT"] where rest.elementsEqual(name.utf8) {
      rest.removeFirst(3)
      return 0
    }
    let isEast = take("+")
    guard isEast || take("-"), let hours = digits(2), hours <= 23 else { return nil }
    var minutes = 0
    var seconds = 0
    if !rest.isEmpty {
      let hasColons = take(":")
      guard let value = digits(2), value <= 59 else { return nil }
      minutes = value
      if !rest.isEmpty {
        if hasColons, !take(":") { return nil }
        guard let value = digits(2), value <= 59 else { return nil }
        seconds = value
      }
    }
    let offset = (hours * 60 + minutes) * 60 + seconds
    return isEast ? offset : -offset
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let byte = rest.first, isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
      rest.removeFirst()
    }
    return value
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
