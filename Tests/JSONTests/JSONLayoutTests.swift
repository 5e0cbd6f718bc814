import JSON
import Testing

@Suite struct JSONLayoutTests {
  private func lines(_ text: String, width: Int) throws -> [String] {
    JSONLayout(width: width).lines(of: try JSONDocument(bytes: Array(text.utf8), name: "x").root.value)
  }

  @Test(arguments: [
    (#"{"a":[1,2]}"#, 20, [#"{"a": [1, 2]}"#]),
    (#"{"aaa":[1,2],"b":3}"#, 16, ["{", #"  "aaa": [1, 2],"#, #"  "b": 3"#, "}"]),
    (#"{"a":[1,2],"b":{}}"#, 8, ["{", #"  "a": ["#, "    1,", "    2", "  ],", #"  "b": {}"#, "}"]),
    ("[]", 1, ["[]"]),
    (#""a text that is wider""#, 5, [#""a text that is wider""#]),
    (#"[["x","y"],["z"]]"#, 13, ["[", #"  ["x", "y"],"#, #"  ["z"]"#, "]"]),
  ])
  func `what fits on a line stays on one`(text: String, width: Int, expected: [String]) throws {
    #expect(try lines(text, width: width) == expected)
  }

  @Test func `what is nested deeper than a hundred levels stays on one line`() throws {
    let deep = String(repeating: "[", count: 250) + String(repeating: "]", count: 250)
    let lines = try lines(deep, width: 40)
    #expect(lines.count == 201)
    #expect(lines.joined().filter { $0 == "[" }.count == 250)
  }
}
