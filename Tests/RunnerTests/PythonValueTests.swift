import JSON
import Testing

@testable import Runner

@Suite struct PythonValueTests {
  @Test(
    arguments: [
      (nil, "None"), (true, "True"), (1, "1"), (1.5, "1.5"), ("a", "a"), (["a", 1, nil], "['a', 1, None]"),
      (["k": ["x": false]], "{'k': {'x': False}}"), (["it's"], "[\"it's\"]"), (["'\""], "['\\'\"']"),
      (["a\nb\u{7F}\u{E9}"], "['a\\nb\\x7fé']"),
    ] as [(JSONValue, String)])
  func `values print as in Python`(value: JSONValue, text: String) {
    #expect(value.pythonText == text)
  }

  @Test(
    arguments: [
      (1, 1.0, true), (true, 1, true), (false, 0, true), ("1", 1, false), ([1, 2], [1.0, true], false),
      ([1, 2], [1.0, 2], true), (["a": 1, "b": 2], ["b": 2.0, "a": 1], true), (nil, 0, false), (nil, nil, true),
    ] as [(JSONValue, JSONValue, Bool)])
  func `equality is Python's`(left: JSONValue, right: JSONValue, isEqual: Bool) {
    #expect(left.equals(right) == isEqual)
    #expect(right.equals(left) == isEqual)
  }

  @Test(
    arguments: [
      (1, 2, true), (2, 1, false), (1.5, 1, false), ("a", "b", true), ("b", "a", false), (1, "a", nil),
      ([1, 2], [1, 3], true),
      (nil, 1, nil), (true, 1, true),
    ] as [(JSONValue, JSONValue, Bool?)])
  func `order is Python's, with nil where it refuses`(left: JSONValue, right: JSONValue, result: Bool?) {
    #expect(left.isAtMost(right) == result)
  }

  @Test func `long integers compare exactly`() throws {
    let a = try #require(JSONNumber(text: "12345678901234567890"))
    let b = try #require(JSONNumber(text: "12345678901234567891"))
    #expect(a.compare(b) == -1)
    #expect(b.compare(a) == 1)
  }

  @Test func `numbers are written as Python reads and writes them`() throws {
    let value = try JSONDocument(text: "[1.50, 1E2, -0, 1e400, 7]").root.value.withPythonNumbers
    #expect(JSONWriter.text(value) == "[1.5, 100.0, 0, Infinity, 7]")
  }

  @Test(
    arguments: [
      ("abc", nil, "abc"), ("5", "int", 5), (" 5 ", "int", 5), ("1e2", "float", 100.0), ("no", "bool", false),
      (" +1_000 ", "int", 1000), ("-0012", "int", -12), ("1_0.5", "float", 10.5), (".5", "float", 0.5),
    ]
      as [(JSONValue, String?, JSONValue)])
  func `text becomes the type it is said to have`(text: JSONValue, type: String?, value: JSONValue) throws {
    #expect(try TypedText.convert(text, to: type) == value)
  }

  @Test(arguments: [
    ("many", "int"), ("x", "float"), ("{", "json"), ("1", "thing"), ("1__0", "int"), ("_1", "int"), ("1_", "int"),
    ("+-5", "int"), ("0x10", "int"), ("0x1p3", "float"), ("nan(1)", "float"), ("1_.5", "float"), ("", "int"),
  ])
  func `text that is not of its type is refused`(text: String, type: String) {
    #expect(throws: TypedText.Failure.self) { try TypedText.convert(.string(text), to: type) }
  }
}
