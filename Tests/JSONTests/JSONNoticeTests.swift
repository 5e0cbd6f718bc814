import JSON
import Testing

@Suite("Something odd in a text")
struct JSONNoticeTests {
  private func notices(_ text: String) throws -> [JSONNotice] { try JSONDocument(text: text).notices }

  @Test("leaves none if there is nothing odd")
  func none() throws {
    #expect(try notices(#"{"a": 1, "b": {"a": 2}, "c": "\ud83d\ude00", "A": []}"#) == [])
  }

  @Test("leaves one for a key that stands twice; the last value counts, at the place of the first")
  func duplicateKey() throws {
    let document = try JSONDocument(text: #"{"x": {"a": 1, "b": 2, "\u0061": 3, "a": 4}}"#)
    #expect(document.notices.map(\.kind) == [.duplicateKey("a"), .duplicateKey("a")])
    #expect(document.notices.map(\.position.column) == [24, 37])
    #expect(document.notices.map(\.path) == ["$.x.a", "$.x.a"])
    let object = try #require(document.root["x"])
    #expect(object["a"]?.int == 4)
    #expect(object.members.map(\.key) == ["a", "b"])
    #expect(object.members.map(\.value.int) == [4, 2])
    #expect(object.count == 2)
    #expect(object.value == ["a": 4, "b": 2])
    #expect(JSONWriter.text(object) == #"{"a": 4, "b": 2}"#)
  }

  @Test("finds keys that stand twice among few and many, short and long ones", arguments: [2, 7, 16, 17, 40, 300])
  func manyKeys(count: Int) throws {
    for prefix in ["", "k", "a-rather-long-prefix-", "é"] {
      let keys = (0..<count).map { "\"\(prefix)\($0)\": \($0)" }
      #expect(try notices("{" + keys.joined(separator: ",") + "}") == [])
      for repeated in [0, count / 2, count - 1] {
        let text = "{" + (keys + ["\"\(prefix)\(repeated)\": -1"]).joined(separator: ",") + "}"
        for padding in ["", "          "] {
          let document = try JSONDocument(text: text + padding)
          #expect(document.notices.map(\.kind) == [.duplicateKey("\(prefix)\(repeated)")])
          #expect(document.root["\(prefix)\(repeated)"]?.int == -1)
        }
      }
    }
  }

  @Test("tells keys apart by code points, not by what they look like")
  func canonicalEquivalence() throws {
    let document = try JSONDocument(text: "{\"\u{E9}\": 1, \"e\u{301}\": 2}")
    #expect(document.notices == [])
    #expect(document.root["\u{E9}"]?.int == 1)
    #expect(document.root["e\u{301}"]?.int == 2)
    #expect(document.root.value["\u{E9}"] == 1)
    #expect(document.root.value.count == 2)
  }

  @Test("is a byte order mark, which is skipped")
  func byteOrderMark() throws {
    let document = try JSONDocument(text: "\u{FEFF}{\"a\": 1}")
    #expect(document.notices.map(\.kind) == [.byteOrderMark])
    #expect(document.root["a"]?.position == JSONPosition(line: 1, column: 7, offset: 9))
  }

  @Test("is Windows-1252, which is read as such")
  func windows1252() throws {
    let bytes = Array("{\"a\": \"".utf8) + [0x93, 0xE9, 0x80, 0x81, 0x94] + Array("\"}".utf8)
    let document = try JSONDocument(bytes: bytes)
    #expect(document.notices.map(\.kind) == [.windows1252])
    #expect(document.notices.first?.position.column == 8)
    #expect(document.root["a"]?.string == "“é€\u{81}”")
  }

  @Test("is each of the byte sequences that UTF-8 forbids")
  func invalidUTF8() throws {
    let forbidden: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFF], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x28, 0x80],
    ]
    for sequence in forbidden {
      for padding in [[], Array("and more text".utf8)] {
        let document = try JSONDocument(bytes: [0x22] + sequence + padding + [0x22])
        #expect(document.notices.map(\.kind) == [.windows1252], "\(sequence)")
        #expect(document.root.string?.unicodeScalars.count == sequence.count + padding.count)
      }
    }
    for text in ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
      let document = try JSONDocument(text: "\"\(text)\"")
      #expect(document.notices == [])
      #expect(document.root.string == text)
    }
  }

  @Test("is UTF-16 with a byte order mark, which is converted")
  func utf16() throws {
    let units = Array("{\"a\": \"é😀\"}".utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      let document = try JSONDocument(bytes: bytes)
      #expect(document.notices.map(\.kind) == [.utf16])
      #expect(document.root["a"]?.string == "é😀")
    }
  }

  @Test("is half a surrogate pair, read as U+FFFD")
  func loneSurrogates() throws {
    let document = try JSONDocument(text: #"["\ud83d", "a\ude00b", "\ud83d\ud83d\ude00", "\ud83dx", "\ud83d\u0041"]"#)
    #expect(document.notices.map(\.kind) == Array(repeating: .loneSurrogate, count: 5))
    #expect(document.root.elements.map(\.string) == ["\u{FFFD}", "a\u{FFFD}b", "\u{FFFD}😀", "\u{FFFD}x", "\u{FFFD}A"])
  }

  @Test("is a raw control character, once for each string")
  func controlCharacters() throws {
    let document = try JSONDocument(text: "[\"a\tb\nc\", \"\u{1B}[0m and a long tail of text\", \"\u{7F}\"]")
    #expect(document.notices.map(\.kind) == [.controlCharacter("\t"), .controlCharacter("\u{1B}")])
    #expect(document.root.elements.map(\.string) == ["a\tb\nc", "\u{1B}[0m and a long tail of text", "\u{7F}"])
  }

  @Test("is a number that JSON does not have")
  func nonFinite() throws {
    let document = try JSONDocument(text: "[NaN, Infinity, -Infinity]")
    #expect(
      document.notices.map(\.kind) == [
        .nonFiniteNumber("NaN"), .nonFiniteNumber("Infinity"), .nonFiniteNumber("-Infinity"),
      ])
    #expect(document.notices.map(\.path) == ["$[0]", "$[1]", "$[2]"])
  }

  @Test("is kept a hundred times and counted beyond that")
  func bounded() throws {
    let document = try JSONDocument(text: "[" + repeatElement("NaN", count: 1234).joined(separator: ",") + "]")
    #expect(document.notices.count == 100)
    #expect(document.noticeCount == 1234)
  }

  @Test("has words for every kind")
  func remarks() {
    let remarks: [(JSONNoticeKind, String)] = [
      (.byteOrderMark, "the text starts with a byte order mark, which JSON does not allow"),
      (.windows1252, "the bytes are not UTF-8; they were read as Windows-1252"),
      (.utf16, "the bytes are UTF-16; they were converted to UTF-8"),
      (.duplicateKey("a"), "the key `a` stands twice; the last one counts"),
      (.loneSurrogate, "half of a surrogate pair stands alone; it was read as U+FFFD"),
      (.controlCharacter("\u{1B}"), "the character U+001B stands in a string, where JSON wants an escape"),
      (.controlCharacter("\t"), "a tab stands in a string, where JSON wants an escape"),
      (.nonFiniteNumber("NaN"), "`NaN` is a number that JSON does not have"),
    ]
    for (kind, text) in remarks { #expect(JSONErrorText.remark(on: kind) == text) }
  }
}
