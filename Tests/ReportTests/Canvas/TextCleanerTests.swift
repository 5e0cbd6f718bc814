import Testing

@testable import Report

@Suite("Cleaning text for a layout")
struct TextCleanerTests {
  @Test(
    "makes controls visible and leaves out what turns text around",
    arguments: [
      ("plain text", "plain text"), ("", ""), ("ä Ж 日", "ä Ж 日"), ("a\u{0}b", "a␀b"), ("a\u{1B}[0m", "a␛[0m"),
      ("a\u{7F}", "a␡"), ("a\tb", "a b"), ("a\nb\r\nc\rd", "a b c d"), ("\u{85}\u{9B}", " \u{FFFD}"),
      ("a\u{2028}b\u{2029}c", "a b c"), ("\u{202E}abc\u{202C}\u{2066}", "abc"), ("\u{FEFF}a\u{AD}b", "ab"),
      ("\u{FFFC}", "\u{FFFD}"), ("\u{E0041}x", "x"), ("\u{FFFD}", "\u{FFFD}"),
      ("😀!", "😀\u{FE0E}!"), ("❤\u{FE0F}", "❤\u{FE0E}"), ("👩\u{200D}🚀", "👩\u{200D}🚀\u{FE0E}"),
      ("👍🏽", "👍🏽\u{FE0E}"), ("🇪🇺", "🇪🇺"), ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
      ("a" + String(repeating: "\u{301}", count: 50), "a\u{301}\u{301}\u{301}\u{301}"),
    ])
  func cleans(text: String, clean: String) {
    #expect(Array(TextCleaner.clean(text).unicodeScalars) == Array(clean.unicodeScalars))
  }

  @Test(
    "replaces code points that are no characters", arguments: [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(TextCleaner.clean(String(Character(scalar))) == "\u{FFFD}")
  }

  @Test("turns a tab into the spaces of code")
  func tabs() {
    #expect(TextCleaner.clean("\ta", tabWidth: 4) == "    a")
  }

  @Test("gives endless words places to break, and others none", arguments: [(160, 0), (161, 20), (1_000, 125)])
  func longWords(length: Int, places: Int) {
    let clean = TextCleaner.clean(String(repeating: "x", count: length) + " end")
    #expect(clean.unicodeScalars.filter { $0 == "\u{200B}" }.count == places)
    #expect(clean.unicodeScalars.filter { $0 != "\u{200B}" }.count == length + 4)
    #expect(!TextCleaner.clean(String(repeating: "x", count: length), breaksLongWords: false).contains("\u{200B}"))
  }

  @Test("leaves text that breaks everywhere alone")
  func han() {
    let text = String(repeating: "测试", count: 500)
    #expect(TextCleaner.clean(text) == text)
  }
}
