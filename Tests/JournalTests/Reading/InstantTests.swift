import Journal
import Testing

@Suite("Moments")
struct InstantTests {
  @Test(
    "every form that journals and people write is read as UTC",
    arguments: [
      ("2019-05-20T14:01:05", "2019-05-20 14:01:05 UTC"),
      ("2019-05-20T14:01:05.250000", "2019-05-20 14:01:05.250 UTC"),
      ("2019-05-20T14:01:05.250001+00:00", "2019-05-20 14:01:05.250001 UTC"),
      ("2019-05-20T14:01:05Z", "2019-05-20 14:01:05 UTC"),
      ("2019-05-20t14:01:05z", "2019-05-20 14:01:05 UTC"),
      ("2019-05-20 14:01:05", "2019-05-20 14:01:05 UTC"),
      ("  2019-05-20 14:01:05 UTC ", "2019-05-20 14:01:05 UTC"),
      ("2019-05-20T14:01:05+0530", "2019-05-20 08:31:05 UTC"),
      ("2019-05-20T14:01:05-05", "2019-05-20 19:01:05 UTC"),
      ("2019-05-20T14:01:05+02:00:30", "2019-05-20 12:00:35 UTC"),
      ("2019-05-20T14:01:05,5", "2019-05-20 14:01:05.500 UTC"),
      ("2019-05-20T14:01:05.123456789", "2019-05-20 14:01:05.123457 UTC"),
      ("2019-05-20T14:01:05.9999999Z", "2019-05-20 14:01:06 UTC"),
      ("20190520T140105Z", "2019-05-20 14:01:05 UTC"),
      ("2019-05-20T14:01", "2019-05-20 14:01:00 UTC"),
      ("2019-05-20", "2019-05-20 00:00:00 UTC"),
      ("2019-12-31T24:00:00", "2020-01-01 00:00:00 UTC"),
      ("2016-12-31T23:59:60Z", "2017-01-01 00:00:00 UTC"),
      ("2020-02-29T00:00:00", "2020-02-29 00:00:00 UTC"),
      ("0001-01-01T00:00:00", "0001-01-01 00:00:00 UTC"),
      ("9999-12-31T23:59:59.999999", "9999-12-31 23:59:59.999999 UTC"),
      ("1969-12-31T23:59:59.5", "1969-12-31 23:59:59.500 UTC"),
    ])
  func forms(text: String, expected: String) {
    #expect(Instant(iso8601: text)?.description == expected)
  }

  @Test(
    "anything else is no moment",
    arguments: [
      "", " ", "yesterday", "2019", "2019-05", "2019-5-20", "2019-13-01", "2019-02-29T00:00:00", "2100-02-29",
      "2019-05-20T25:00", "2019-05-20T24:00:01", "2019-05-20T14:60:00", "2019-05-20T14:01:61",
      "2019-05-20T14:01:05.", "2019-05-20T14:01:05+", "2019-05-20T14:01:05+25:00", "2019-05-20T14:01:05Zulu",
      "2019-05-20T14:01:05 CEST", "2019-05-20X14:01:05", "0000-01-01", "1558360865", "２０１９-05-20",
      String(repeating: "2019-05-20 ", count: 10),
    ])
  func refused(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test(
    "calendar and clock go there and back",
    arguments: [-62_135_596_800, -2_208_988_800, -1, 0, 951_782_400, 1_558_360_865, 4_107_542_400, 253_402_300_799])
  func roundTrip(seconds: Int64) {
    let instant = Instant(microseconds: seconds * 1_000_000)
    #expect(Instant(CivilTime(instant)) == instant)
    #expect(Instant(iso8601: instant.description.replacing(" UTC", with: "Z")) == instant)
  }

  @Test("a day number holds over every day of 400 years")
  func everyDay() {
    var expected = CivilTime(year: 1801, month: 1, day: 1)
    let first = Instant(expected)?.microseconds ?? 0
    for day in 0..<146_097 {
      let civil = CivilTime(Instant(microseconds: first + Int64(day) * 86_400_000_000))
      guard civil == expected else {
        Issue.record("\(civil) instead of \(expected)")
        return
      }
      expected.day += 1
      if expected.day > CivilTime.days(inMonth: expected.month, of: expected.year) {
        (expected.day, expected.month) = (1, expected.month + 1)
      }
      if expected.month == 13 { (expected.month, expected.year) = (1, expected.year + 1) }
    }
  }

  @Test("no date or time outside the calendar is made")
  func outside() {
    #expect(Instant(CivilTime(year: 2019, month: 2, day: 29)) == nil)
    #expect(Instant(CivilTime(year: 2019, month: 0, day: 1)) == nil)
    #expect(Instant(CivilTime(year: 10_000, month: 1, day: 1)) == nil)
    #expect(Instant(CivilTime(year: 2019, month: 1, day: 1, hour: 24)) == nil)
  }

  @Test("the ends of the range neither overflow nor lie")
  func extremes() {
    let (first, last) = (Instant(microseconds: .min), Instant(microseconds: .max))
    #expect(last.description == "294247-01-10 04:00:54.775807 UTC")
    #expect(first.description.hasPrefix("-290308-"))
    #expect(last.seconds(since: first) > 1.8e13)
  }
}
