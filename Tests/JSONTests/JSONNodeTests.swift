import JSON
import Testing

@Suite("A node")
struct JSONNodeTests {
  @Test("gives the exact source of its value")
  func source() throws {
    let text = #"{"a" : [ 1.50 , "\u00e9" , { } ], "é": true , "n":null}"#
    let root = try JSONDocument(text: text).root
    #expect(root.rawText == text)
    #expect(root["a"]?.rawText == #"[ 1.50 , "\u00e9" , { } ]"#)
    #expect(root["a"]?.elements.map(\.rawText) == ["1.50", #""\u00e9""#, "{ }"])
    #expect(root["é"]?.rawText == "true")
    #expect(root["n"]?.rawText == "null")
    #expect(root["n"]?.withRawBytes { Array($0) } == Array("null".utf8))
    #expect(root["é"]?.byteRange.lowerBound == 40)
  }

  @Test("gives the bytes of a string with escapes decoded, and none of other values")
  func stringBytes() throws {
    let root = try JSONDocument(text: #"["plain", "q\"\/\b\f\n\r\t\\\u00e9\ud83d\ude00", "", 1]"#).root
    let texts = root.elements.map { $0.withStringBytes { String(decoding: $0, as: UTF8.self) } }
    #expect(texts == ["plain", "q\"/\u{8}\u{C}\n\r\t\\é😀", "", nil])
    #expect(root.elements.map(\.string) == texts)
  }

  @Test("reads strings of every length up to their closing quote", arguments: 0..<40)
  func stringLengths(length: Int) throws {
    for ending in ["", "\\\"", "\\\\", "é"] {
      let content = String(repeating: "x", count: length) + ending
      let root = try JSONDocument(text: "[\"\(content)\",\"\(content)\"]").root
      let expected = content.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
      #expect(root.elements.map(\.string) == [expected, expected])
    }
  }

  @Test("has a position and a path wherever it stands in a large text")
  func positions() throws {
    let lines = (0..<20_000).map { "  {\"é\": [\($0), \"日本\"]}" }
    let document = try JSONDocument(text: "[\n" + lines.joined(separator: ",\r\n") + "\n]")
    var index = 0
    for element in document.root.elements {
      defer { index += 1 }
      guard index % 997 == 0 else { continue }
      let value = try #require(element["é"]?[1])
      #expect(value.position.line == index + 2)
      #expect(value.position.column == 12 + "\(index)".count)
      #expect(document.bytes[value.position.offset] == UInt8(ascii: "\""))
      #expect(value.path == "$[\(index)][\"é\"][1]")
    }
    #expect(index == 20_000)
    #expect(document.position(ofOffset: -5) == JSONPosition(line: 1, column: 1, offset: 0))
    #expect(document.position(ofOffset: .max).line == 20_002)
  }

  @Test("has the path of what stands at an offset")
  func paths() throws {
    let text = #"{"run": [{"output": 1, "odd key": []}, 2], "a-b": null}"#
    let document = try JSONDocument(text: text)
    let expected: [(Int, String)] = [
      (0, "$"), (1, "$.run"), (8, "$.run"), (9, "$.run[0]"), (10, "$.run[0].output"), (20, "$.run[0].output"),
      (34, "$.run[0][\"odd key\"]"), (39, "$.run[1]"), (43, "$.a-b"), (50, "$.a-b"), (text.utf8.count - 1, "$"),
    ]
    for (offset, path) in expected { #expect(document.path(ofOffset: offset) == path, "at \(offset)") }
  }

  @Test("is nothing in particular when asked for another kind")
  func otherKinds() throws {
    let root = try JSONDocument(text: #"[null, true, 1, "s", [2], {"a": 3}]"#).root
    #expect(root.elements.map(\.kind) == JSONNode.Kind.allCases)
    #expect(root.elements.map(\.count) == [0, 0, 0, 0, 1, 1])
    #expect(root.elements.compactMap(\.bool) == [true])
    #expect(root.elements.compactMap(\.double) == [1])
    #expect(root.elements.compactMap(\.number?.text) == ["1"])
    #expect(root.elements.compactMap(\.string) == ["s"])
    #expect(root.elements.map(\.isNull) == [true, false, false, false, false, false])
    #expect(root.elements.flatMap { $0.elements.compactMap(\.int) } == [2])
    #expect(root.elements.flatMap { $0.members.map(\.key) } == ["a"])
    #expect(root["a"] == nil)
    #expect(root[-1] == nil)
    #expect(root[5]?[0] == nil)
  }

  @Test("outlives the variable that held its document")
  func keepsDocument() throws {
    func node() throws -> JSONNode? { try JSONDocument(text: #"{"a": ["kept"]}"#).root["a"]?[0] }
    #expect(try node()?.string == "kept")
  }
}
