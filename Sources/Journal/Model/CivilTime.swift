/// A moment as a calendar and a clock show it: proleptic Gregorian, UTC.
///
/// ```swift
/// let civil = CivilTime(Instant(microseconds: 0))   // 1970-01-01 00:00:00.000000
/// Instant(civil)?.microseconds                      // 0
/// ```
public struct CivilTime: Sendable, Hashable {
  /// The year; 0 is the year before 1.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, 1 to 31.
  public var day: Int
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int
  /// The second, 0 to 59.
  public var second: Int
  /// The fraction of the second in microseconds, 0 to 999 999.
  public var microsecond: Int

  /// Names a time; nothing is checked before ``Instant/init(_:)`` does.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// Splits a moment.
  public init(_ instant: Instant) {
    let (seconds, micro) = floorDivide(instant.microseconds, by: 1_000_000)
    let (days, ofDay) = floorDivide(seconds, by: 86_400)
    (year, month, day) = CivilTime.date(ofDay: Int(days))
    hour = Int(ofDay) / 3600
    minute = Int(ofDay) / 60 % 60
    second = Int(ofDay) % 60
    microsecond = Int(micro)
  }

  /// How many days a month has; 0 when there is no such month.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days from 1970-01-01 to a date.
  ///
  /// Years are counted from March, so that the leap day is a year's last; an era is 400 years, 146 097 days.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = floorDivide(Int64(shifted), by: 400)
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = Int(yearOfEra) * 365 + Int(yearOfEra) / 4 - Int(yearOfEra) / 100 + dayOfYear
    return Int(era) * 146_097 + dayOfEra - 719_468
  }

  private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let (era, rest) = floorDivide(Int64(number) + 719_468, by: 146_097)
    let dayOfEra = Int(rest)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension Instant {
  /// Makes a moment from a calendar and a clock; nil when there is no such date or time in the years 1 to 9999.
  public init?(_ civil: CivilTime) {
    guard (1...9999).contains(civil.year), (1...12).contains(civil.month),
      (1...CivilTime.days(inMonth: civil.month, of: civil.year)).contains(civil.day),
      (0...23).contains(civil.hour), (0...59).contains(civil.minute), (0...59).contains(civil.second),
      (0...999_999).contains(civil.microsecond)
    else { return nil }
    let days = CivilTime.dayNumber(year: civil.year, month: civil.month, day: civil.day)
    let seconds = ((days * 24 + civil.hour) * 60 + civil.minute) * 60 + civil.second
    self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(civil.microsecond))
  }
}

private func floorDivide(_ number: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
