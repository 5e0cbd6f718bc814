import JSON
import Testing

@Suite("A document")
struct JSONDocumentTests {
  @Test("gives every kind of value through its nodes")
  func kinds() throws {
    let root = try JSONDocument(
      text: #" {"a": [1, "x", null, true, false, -0.5e1], "b": {"c": {}, "d": []}, "e": "q\"\u00e9\n" } "#
    ).root
    #expect(root.kind == .object)
    #expect(root.count == 3)
    #expect(root["a"]?.elements.map(\.kind) == [.number, .string, .null, .bool, .bool, .number])
    #expect(root["a"]?[0]?.int == 1)
    #expect(root["a"]?[1]?.string == "x")
    #expect(root["a"]?[2]?.isNull == true)
    #expect(root["a"]?[3]?.bool == true)
    #expect(root["a"]?[4]?.bool == false)
    #expect(root["a"]?[5]?.double == -5)
    #expect(root["a"]?[6] == nil)
    #expect(root["b"]?.members.map(\.key) == ["c", "d"])
    #expect(root["b"]?["c"]?.count == 0)
    #expect(root["e"]?.string == "q\"é\n")
    #expect(root["absent"] == nil)
    #expect(root["b"]?["d"]?.rawText == "[]")
    #expect(root["a"]?[5]?.path == "$.a[5]")
  }

  @Test("materialises and writes what it read")
  func roundTrip() throws {
    let text = #"{"a": [1, "x", null, true, {"b": 1.50}], "c": {}, "d": [], "e": "\u0001\"é"}"#
    let root = try JSONDocument(text: text).root
    #expect(JSONWriter.text(root) == text)
    #expect(JSONWriter.text(root.value) == text)
  }
}
