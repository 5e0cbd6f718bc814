import JSON
import Testing

@Suite("A mistake in a text")
struct JSONErrorTests {
  @Test("is told with place, path, line, caret and hint", arguments: JSONErrorTable.rows)
  func message(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONDocument(bytes: Array(text.utf8), name: "f") }
    #expect(error?.description == message)
  }

  @Test("is placed by line and column, counted in characters")
  func place() {
    let error = #expect(throws: JSONError.self) { try JSONDocument(text: "{\n  \"é\": \"日本\",\r\n  \"b\": x}") }
    #expect(error?.position == JSONPosition(line: 3, column: 8, offset: 28))
    #expect(error?.kind == .invalidLiteral(text: "x"))
    #expect(error?.line == "  \"b\": x}")
    #expect(error?.path == "$.b")
  }

  @Test("has a caret that counts wide characters twice and combining ones not at all")
  func caret() {
    let error = #expect(throws: JSONError.self) { try JSONDocument(text: "[\"日e\u{301}\", x]") }
    #expect(error?.position.column == 9)
    #expect(error?.caretColumn == 8)
  }

  @Test("shows at most 100 characters of its line", arguments: [0, 1, 30, 59, 60, 61, 99, 100, 101, 500, 100_000])
  func boundedLine(length: Int) throws {
    for behind in [0, 10, 100, 5000] {
      let text = "[\"" + String(repeating: "ü", count: length) + "\", @" + String(repeating: " ", count: behind) + "]"
      let error = try #require(throws: JSONError.self) { try JSONDocument(text: text) }
      let line = Array(error.line.unicodeScalars)
      #expect(line.count <= 100)
      #expect(line[error.caretColumn] == "@")
      #expect(error.position == JSONPosition(line: 1, column: length + 6, offset: 2 * length + 5))
      if length >= 100 { #expect(line.first == "…") }
      if length <= 30 { #expect(line.first == "[") }
      #expect((line.last == "…") == (behind >= 100))
    }
  }

  @Test("made by nesting too deep names the limit")
  func tooDeep() throws {
    let deep = String(repeating: "[", count: 10_001)
    let error = #expect(throws: JSONError.self) { try JSONDocument(text: deep) }
    #expect(error?.kind == .tooDeep(limit: 10_000))
    #expect(error?.position.offset == 10_000)
    #expect(
      error.map { JSONErrorText.problem(of: $0.kind) } == "arrays and objects are nested more than 10000 levels deep")
  }

  @Test("is found at every place where a text can be cut off")
  func cutOff() throws {
    let text = #"{"run": [{"a": "é\u00e9\n\"", "b": -1.5e+3, "c": [true, null, NaN, -Infinity]}], "d": {}}"#
    let bytes = Array(text.utf8)
    _ = try JSONDocument(bytes: bytes)
    for end in bytes.indices {
      let error = try #require(throws: JSONError.self) { try JSONDocument(bytes: Array(bytes[..<end])) }
      switch error.kind {
      case .emptyInput: #expect(end == 0)
      case .unexpectedEnd: #expect(error.position.offset <= end)
      // A number that is cut off after a digit is a number all the same; the array or object around it is not closed.
      case .unexpectedCharacter, .trailingComma, .invalidEscape, .invalidNumber, .invalidLiteral, .trailingContent,
        .tooDeep, .tooLarge:
        Issue.record("cut at \(end): \(error)")
      }
    }
  }
}
