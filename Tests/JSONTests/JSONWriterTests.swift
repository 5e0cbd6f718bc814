import JSON
import Testing

@Suite("The writer")
struct JSONWriterTests {
  private static let source = #"""
    {"b": [1, 2.5, {"ü": "é😀\u007f\u2028\n\t\b\f\r\u0001\"\\\/"}], "a": {}, "é": [], "Z": [[], {}], "😀": null,
     "\uffff": true, "nan": NaN, "inf": -Infinity}
    """#

  /// The options, with what Python's `json.dumps` gives for the source with the same ones.
  static let cases: [(writer: JSONWriter, text: String)] = [
    (
      JSONWriter(asciiOnly: true),
      #"""
      {"b": [1, 2.5, {"\u00fc": "\u00e9\ud83d\ude00\u007f\u2028\n\t\b\f\r\u0001\"\\/"}], "a": {}, "\u00e9": [], "Z": [[], {}], "\ud83d\ude00": null, "\uffff": true, "nan": NaN, "inf": -Infinity}
      """#
    ),
    (
      JSONWriter(sortedKeys: true),
      #"{"Z": [[], {}], "a": {}, "b": [1, 2.5, {"ü": "é😀"# + "\u{7F}\u{2028}"
        + #"\n\t\b\f\r\u0001\"\\/"}], "inf": -Infinity, "nan": NaN, "é": [], ""# + "\u{FFFF}" + #"": true, "😀": null}"#
    ),
    (
      JSONWriter(separators: .tight, asciiOnly: true, nonFinite: .null),
      #"""
      {"b":[1,2.5,{"\u00fc":"\u00e9\ud83d\ude00\u007f\u2028\n\t\b\f\r\u0001\"\\/"}],"a":{},"\u00e9":[],"Z":[[],{}],"\ud83d\ude00":null,"\uffff":true,"nan":null,"inf":null}
      """#
    ),
    (
      JSONWriter(indent: 4, sortedKeys: true, asciiOnly: true),
      #"""
      {
          "Z": [
              [],
              {}
          ],
          "a": {},
          "b": [
              1,
              2.5,
              {
                  "\u00fc": "\u00e9\ud83d\ude00\u007f\u2028\n\t\b\f\r\u0001\"\\/"
              }
          ],
          "inf": -Infinity,
          "nan": NaN,
          "\u00e9": [],
          "\uffff": true,
          "\ud83d\ude00": null
      }
      """#
    ),
  ]

  @Test("writes like Python, with every option", arguments: cases)
  func options(writer: JSONWriter, text: String) throws {
    let root = try JSONDocument(text: Self.source).root
    #expect(String(decoding: writer.write(root), as: UTF8.self) == text)
    #expect(String(decoding: writer.write(root.value), as: UTF8.self) == text)
  }

  @Test("breaks lines also with an indent of 0")
  func indentZero() {
    #expect(JSONWriter.text(["a": [1, []]], indent: 0) == "{\n\"a\": [\n1,\n[]\n]\n}")
  }

  @Test("writes scalars by themselves")
  func scalars() {
    let values: [JSONValue] = [nil, true, false, 1, 1.0, "a\u{0}"]
    #expect(values.map { JSONWriter.text($0) } == ["null", "true", "false", "1", "1.0", "\"a\\u0000\""])
  }
}
