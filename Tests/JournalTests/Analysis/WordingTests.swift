import Testing

@testable import Journal

@Suite("Numbers and spans in words")
struct WordingTests {
  @Test(
    "numbers have the digits a reader needs",
    arguments: [
      (0, "0"), (912, "912"), (1_234_567, "1,234,567"), (-42, "−42"), (0.30000001, "0.3"), (12.3456, "12.35"),
      (1.5, "1.5"), (123.456, "123.5"), (1234.56, "1,235"), (0.0032, "0.0032"), (0.000123456, "0.000123"),
      (0.0000123, "1.23e-5"), (1e15, "1e15"), (9.996e22, "1e23"), (-0.5, "−0.5"), (999.96, "1,000"), (1e300, "1e300"),
      (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"), (.leastNonzeroMagnitude, "5e-324"),
    ] as [(Double, String)])
  func numbers(_ value: Double, _ text: String) {
    #expect(ShortNumber.text(value) == text)
  }

  @Test("numbers of a column have as many decimals each, unless they lie too far apart")
  func columns() {
    #expect(ShortNumber.column([10.1, 9.981, 10.05]) == ["10.1", "10.0", "10.1"])
    #expect(ShortNumber.column([1.5, 0, 0.254]) == ["1.50", "0.00", "0.25"])
    #expect(ShortNumber.column([1_234.5, 99.6]) == ["1,235", "100"])
    #expect(ShortNumber.column([10, 1_200]) == ["10", "1,200"])
    #expect(ShortNumber.column([1_200, 0.0031]) == ["1,200", "0.0031"])
    #expect(ShortNumber.column([.nan, .infinity, -2.5]) == ["NaN", "∞", "−2.5"])
    #expect(ShortNumber.column([]).isEmpty)
  }

  @Test("counts are parted by thousands, also the largest")
  func counts() {
    #expect(ShortNumber.text(1000) == "1,000")
    #expect(ShortNumber.text(-12_345) == "−12,345")
    #expect(ShortNumber.text(Int.min) == "−9,223,372,036,854,775,808")
  }

  @Test(
    "spans of time are in one or two units",
    arguments: [
      (0, "0 s"), (0.0032, "3.2 ms"), (0.25, "250 ms"), (0.0000004, "< 1 µs"), (0.000012, "12 µs"), (1, "1 s"),
      (1.25, "1.3 s"), (9.96, "10 s"), (14.2, "14 s"), (59.7, "1 min"), (83, "1 min 23 s"), (3600, "1 h"),
      (7380, "2 h 3 min"), (7390, "2 h 3 min"), (86_400, "1 d"), (200_000, "2 d 8 h"), (-5, "−5 s"), (.nan, "unknown"),
      (.infinity, "∞"), (1e300, "3,645,833,333 d 8 h"), (0.9996, "1 s"),
    ] as [(Double, String)])
  func spans(_ seconds: Double, _ text: String) {
    #expect(DurationText.short(seconds) == text)
  }

  @Test("moments on a run's clock have a sign")
  func offsets() {
    #expect(DurationText.offset(26) == "+26 s")
    #expect(DurationText.offset(-6) == "−6 s")
    #expect(DurationText.offset(0) == "0 s")
  }

  @Test(
    "shares are percentages that never round to none or all",
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.5101, "51 %"), (0.034, "3.4 %"), (0.9999, "> 99.9 %"), (0.0001, "< 0.1 %"),
      (-0.25, "−25 %"), (0.994, "99.4 %"), (2.5, "250 %"), (.nan, "unknown"),
    ] as [(Double, String)])
  func shares(_ share: Double, _ text: String) {
    #expect(PercentText.text(share) == text)
  }

  @Test("a lower end is rounded down: nothing is promised that is not so")
  func lowerEnd() {
    #expect(PercentText.atLeast(0.5291) == "52 %")
    #expect(PercentText.atLeast(0.9999) == "99 %")
  }

  @Test("a line is one line, bounded, without controls and marks that turn text around")
  func lines() {
    #expect(BoundedText.line("  Service\r\n\t unavailable \n", limit: 120) == "Service unavailable")
    #expect(BoundedText.line("a\u{202E}b\u{0}c\u{1B}[31m", limit: 120) == "abc[31m")
    #expect(BoundedText.line("abcdef", limit: 4) == "abc…")
    #expect(BoundedText.line("abcd", limit: 4) == "abcd")
    #expect(BoundedText.line(String(repeating: "\u{301}", count: 100_000), limit: 10).unicodeScalars.count == 10)
    #expect(BoundedText.line(String(repeating: " ", count: 100_000) + "x", limit: 10).unicodeScalars.count <= 10)
  }
}
