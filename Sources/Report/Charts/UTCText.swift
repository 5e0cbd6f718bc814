import Journal

/// Moments as labels of a picture, in UTC.
enum UTCText {
  /// The time of day, with so many places after the second: `14:01:05`, `14:01:05.250`.
  static func timeOfDay(_ instant: Instant, places: Int = 0) -> String {
    let day: Int64 = 86_400_000_000
    let micro = ((instant.microseconds % day) + day) % day
    let second = Int(micro / 1_000_000)
    var text = [second / 3_600, second / 60 % 60, second % 60].map(padded).joined(separator: ":")
    if places > 0 {
      let fraction = String(Int(micro % 1_000_000))
      text += "." + (String(repeating: "0", count: 6 - fraction.count) + fraction).prefix(min(places, 6))
    }
    return text
  }

  /// The date and the time of day to the minute: `20 May 14:01`.
  static func dateAndMinute(_ instant: Instant) -> String {
    let date = date(instant)
    return "\(date.day) \(months[date.month - 1]) " + timeOfDay(instant).prefix(5)
  }

  /// The date without its year: `20 May`.
  static func dayAndMonth(_ instant: Instant) -> String {
    let date = date(instant)
    return "\(date.day) \(months[date.month - 1])"
  }

  /// The date: `20 May 2019`.
  static func day(_ instant: Instant) -> String {
    let date = date(instant)
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The proleptic Gregorian date, by counting the days of 400-year cycles that begin in March.
  private static func date(_ instant: Instant) -> (year: Int, month: Int, day: Int) {
    let perDay: Int64 = 86_400_000_000
    let micro = instant.microseconds
    let days = Int(micro / perDay) - (micro % perDay < 0 ? 1 : 0) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
  }
}
