import Testing

@testable import Journal

@Suite("Times beside their difference add up as shown")
struct DurationGapTests {
  @Test(
    "all three are told to the same digit, the finest that one of them has alone",
    arguments: [
      (12.4, 15.7, "12.4 s", "15.7 s", "3.3 s"), (10, 14, "10 s", "14 s", "4 s"),
      (12.44, 15.76, "12.4 s", "15.8 s", "3.4 s"), (15.7, 12.4, "15.7 s", "12.4 s", "3.3 s"),
      (0.8237, 1.5, "0.824 s", "1.500 s", "0.676 s"), (0.3, 0.3042, "300.0 ms", "304.2 ms", "4.2 ms"),
      (0.000_3, 0.000_304_2, "300.0 µs", "304.2 µs", "4.2 µs"), (70.2, 73.5, "1 min 10.2 s", "1 min 13.5 s", "3.3 s"),
      (7_200, 7_500, "2 h", "2 h 5 min", "5 min"), (7_200, 7_212.3, "2 h", "2 h 12 s", "12 s"),
      (90_000, 180_000, "1 d 1 h", "2 d 2 h", "1 d 1 h"), (59.6, 60.2, "59.6 s", "1 min 0.2 s", "0.6 s"),
      (0, 0, "0 s", "0 s", "0 s"), (3, 3, "3 s", "3 s", "0 s"),
    ] as [(Double, Double, String, String, String)])
  func texts(_ first: Double, _ last: Double, _ one: String, _ other: String, _ difference: String) {
    let gap = DurationGap(from: first, to: last)
    #expect((gap.first, gap.last, gap.difference) == (one, other, difference))
  }

  @Test("whatever the times, the difference is that of what is shown, and none is called 0 that is not")
  func addsUp() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<3_000 {
      let exponent = Double(random.next() % 90) / 10 - 6
      var size = 1.0
      for _ in 0..<Int(abs(exponent)) { size = exponent < 0 ? size / 10 : size * 10 }
      let (first, last) = (size * Double(random.next() % 9_999) / 1_000, size * Double(random.next() % 9_999) / 1_000)
      let gap = DurationGap(from: first, to: last)
      // Less than any digit shows.
      if gap.difference == "< 1 µs" { continue }
      let shown = try [gap.first, gap.last, gap.difference].map { try #require(Self.seconds($0), "\($0)") }
      #expect(abs(abs(shown[1] - shown[0]) - shown[2]) < 1e-9 * max(1, shown[1], shown[0]), "\(gap)")
      #expect(abs(shown[0] - first) <= max(first * 0.06, 1e-7), "\(gap) of \(first)")
      #expect(first == last || shown[2] > 0, "\(gap)")
    }
  }

  /// The seconds that a text says.
  private static func seconds(_ text: String) -> Double? {
    let words = text.split(separator: " ")
    let units = ["µs": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3_600, "d": 86_400]
    var sum = 0.0
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      guard let number = Double(words[place].replacing(",", with: "")), let unit = units[String(words[place + 1])]
      else {
        return nil
      }
      sum += number * unit
    }
    return words.count % 2 == 0 ? sum : nil
  }

  @Test("numbers that have no distance are told one by one")
  func odd() {
    #expect(DurationGap(from: .infinity, to: 3).first == "∞")
    #expect(DurationGap(from: -3, to: 3).first == "−3 s")
    #expect(DurationGap(from: 1e12, to: 1).last == "1 s")
    #expect(DurationGap(from: 12.4, to: 15.7).text(20) == "20.0 s")
  }

  @Test(
    "a gate's limit, what was observed and the margin add up",
    arguments: [
      (29.976, 30, GateUnit.seconds, 0.024, "29.976 s", "30 s", "+0.024 s (+< 0.1 %)"),
      (15.7, 12.4, .seconds, -3.3, "15.7 s", "12.4 s", "−3.3 s (−27 %)"),
      (2.0 / 3, 0.99, .share, 2.0 / 3 - 0.99, "66.7 %", "99 %", "−32.3 points"),
      (0.98999, 0.99, .share, -0.00001, "98.999 %", "99 %", "−0.001 points"),
      (0.9999, 0.5, .share, 0.4999, "99.99 %", "50 %", "+49.99 points"),
      (312.345, 300, .plain, -12.345, "312.35", "300", "−12.35 (−4.1 %)"),
      (3, 5, .plain, 2, "3", "5", "+2 (+40 %)"), (1e-9, 1, .plain, 1, "1e-9", "1", "+1"),
    ])
  func gates(
    _ observed: Double, _ limit: Double, _ unit: GateUnit, _ margin: Double, _ one: String, _ other: String,
    _ distance: String
  ) throws {
    let words = try #require(
      GateComparisonWords(
        observed: observed, limit: limit, unit: unit, margin: margin,
        relative: unit == .share || observed < 1e-6 ? nil : margin / limit))
    #expect((words.observed, words.limit, words.margin) == (one, other, distance))
  }
}
