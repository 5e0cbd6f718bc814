import JSON
import Testing

@testable import YAML

@Suite struct YAMLReaderTests {
  @Test(
    arguments: [
      ("yes", true), ("Off", false), ("y", "y"), ("010", 8), ("0x1F", 31), ("0b11", 3), ("1:30", 90), ("1_000", 1000),
      ("08", "08"), ("1e3", "1e3"), ("1.5e+3", 1500.0), ("1.5e3", "1.5e3"), (".5", 0.5), ("1.", 1.0), ("~", nil),
      ("", nil),
      ("null", nil), ("+12", 12), ("-0x10", -16), ("1.2.3", "1.2.3"), ("2026-05-01", "2026-05-01"), ("0", 0),
      ("-", "-"),
      ("2026-5-1 1:2:3.5 +02:00", "2026-05-01T01:02:03.500000+02:00"),
      ("2026-05-01T10:00:00Z", "2026-05-01T10:00:00+00:00"),
      ("2026-13-01", "2026-13-01"), ("+", "+"), ("1-2", "1-2"),
    ] as [(String, JSONValue)])
  func `plain scalars are those of PyYAML`(text: String, value: JSONValue) {
    #expect(YAMLScalar.resolve(text) == value)
  }

  private func read(_ text: String) throws -> LocatedValue { try YAMLReader(Array(text.utf8), name: "x.yaml").read() }

  @Test func `documents are read with anchors, merges and places`() throws {
    let text = "a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  m: 2\nlist:\n- one\n- {deep: [1, 2]}\n"
    let located = try read(text)
    #expect(
      located.value == ["a": ["k": 1], "b": ["k": 1], "c": ["k": 1, "m": 2], "list": ["one", ["deep": [1, 2]]]])
    #expect(located.place(of: [.key("list"), .index(1), .key("deep")]) == "x.yaml:8:10")
    #expect(located.place(of: [.key("list"), .index(9)]) == "x.yaml:7:1")
  }

  @Test(arguments: ["a: [1", "a: *nothing", "a: !!python/none x", "? [a]\n: b", "a: 1\n--- \nb: 2", "a: b: c", "\t- x"])
  func `what is no YAML is refused with its place`(text: String) {
    let error = #expect(throws: DataError.self) { try read(text) }
    #expect(error?.message.hasPrefix("x.yaml:") == true)
  }

  @Test func `aliases that unfold without end are refused`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for n in 1...12 {
      text += "a\(n): &a\(n) [" + Array(repeating: "*a\(n - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(throws: DataError.self) { try read(text) }
  }

  @Test func `deep nesting is refused`() {
    #expect(throws: DataError.self) { try read(String(repeating: "[", count: 5000)) }
  }

  @Test func `an empty text is null`() throws {
    #expect(try read("").value == .null)
    #expect(try read("# only a comment\n").value == .null)
  }

  @Test func `what is written is read back`() throws {
    let value: JSONValue = [
      "a": ["x: y", "- z", "", "yes", "1", "it's", "#c", "ü"], "b": ["c": nil, "d": [[], [:]]], "n": 1.5,
    ]
    #expect(try read(YAMLWriter.text(value)).value == value)
  }
}
