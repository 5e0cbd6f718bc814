import Journal
import Testing

@testable import Report

@Suite("Checks in words")
struct CheckWordsTests {
  @Test(
    "a tolerance becomes the object of expected",
    arguments: [
      ("status is 200", "status to be 200"), ("is true", "true"), ("exit code is 0", "exit code to be 0"),
      ("matches /ok/", "a match of /ok/"), ("`body` matches /ok/", "`body` to match /ok/"),
      ("`$.a is b` finds nothing", "`$.a is b` to find nothing"), ("`$.a` are 1, 2", "`$.a` to be 1, 2"),
      ("probe `x` agrees", "probe `x` to agree"), ("between 10 and 20", "between 10 and 20"),
      ("no series with a value other than 0", "no series with a value other than 0"), ("", ""),
    ])
  func wanted(_ expected: String, _ words: String) {
    #expect(ExpectedWords.wanted(expected) == words)
  }

  @Test("what stands in backticks becomes code, but for a lone backtick")
  func coded() {
    #expect(CodedText.inlines("`$.a` finds nothing") == [.code("$.a"), .text(" finds nothing")])
    #expect(CodedText.inlines("`t`: `$.a` is 1") == [.code("t"), .text(": "), .code("$.a"), .text(" is 1")])
    #expect(CodedText.inlines("a ` b") == [.text("a ` b")])
    #expect(CodedText.inlines("plain") == [.text("plain")])
  }

  private struct Case {
    var value: Double
    var low: Double
    var high: Double
    var isCount = false
    var words: String?
  }

  private static let cases = [
    Case(value: 3, low: 0, high: 0, isCount: true, words: "3 too many"),
    Case(value: 1, low: 2, high: 2, isCount: true, words: "1 too few"),
    Case(value: 2, low: 2, high: 2, isCount: true, words: nil),
    Case(value: 20.12345, low: 20, high: 20, words: "0.12345 too high"),
    Case(value: 0, low: 1, high: 1, words: "1 too low"), Case(value: 124, low: 0, high: 100, words: "24 % too high"),
    Case(value: 8, low: 10, high: 20, words: "20 % too low"), Case(value: 95, low: 1, high: 100, words: "5 % to spare"),
    Case(value: 10, low: 10, high: 20, words: "at the limit"), Case(value: 3, low: -9, high: 0, words: "3 too high"),
  ]

  @Test("a margin says what it means", arguments: cases.indices)
  func margins(_ index: Int) {
    let row = Self.cases[index]
    var check = Check(phase: .after, probeIndex: 0, name: "c", outcome: .met, expected: "")
    check.observedNumber = row.value
    check.limits = Limits(low: row.low, high: row.high)
    check.isCount = row.isCount
    let (below, above) = (row.value - row.low, row.high - row.value)
    let (distance, limit) = above < below ? (above, row.high) : (below, row.low)
    check.margin = Margin(absolute: distance, relative: limit == 0 ? nil : distance / limit.magnitude)
    #expect(MarginWords.short(check) == row.words)
  }

  @Test("without a distance there is no margin")
  func noMargin() {
    #expect(MarginWords.short(Check(phase: .after, probeIndex: 0, name: "c", outcome: .met, expected: "")) == nil)
  }
}
