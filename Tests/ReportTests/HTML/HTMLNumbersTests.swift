import Testing

@testable import Report

@Suite struct HTMLNumbersTests {
  @Test(arguments: [
    (0, "0"), (1, "1"), (-1, "-1"), (10, "10"), (0.5, "0.5"), (0.05, "0.05"), (0.005, "0.01"), (0.004, "0"),
    (-0.004, "0"), (-0.5, "-0.5"), (1.995, "2"), (12.345, "12.35"), (123456.7, "123456.7"), (1e300, "1000000000000"),
    (.infinity, "0"), (-.infinity, "0"), (.nan, "0"), (1.0 / 3, "0.33"), (99.999, "100"),
  ])
  func `numbers have two decimals at most`(value: Double, expected: String) {
    var out = MarkupBytes()
    out.number(value)
    #expect(String(decoding: out.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{FF}\u{FE}", "w7/Dvg=="),
  ])
  func `bytes are written in base 64`(text: String, expected: String) {
    #expect(String(decoding: Base64.encoded(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("https://example.org/a?b=c#d", true), ("HTTP://example.org", true), ("mailto:a@example.org", true),
    ("javascript:alert(1)", false), (" https://example.org", false), ("https://exa mple.org", false), ("//a", false),
    ("data:text/html,x", false), ("https://a\u{0}", false), ("vbscript:x", false), ("java\nscript:x", false),
    ("ftp://a", false), ("", false), ("file:///etc/passwd", false),
  ])
  func `links go out by three schemes only`(address: String, isSafe: Bool) {
    #expect((SafeAddress.checked(address) != nil) == isSafe)
  }

  @Test func `hatching stays inside its rectangle`() {
    let rect = DrawingRect(x: 10, y: 20, width: 30, height: 12)
    let lines = DrawingHatch.lines(in: rect)
    #expect(lines.count > 5)
    for line in lines {
      for point in [line.from, line.to] {
        #expect((10.0...40).contains(point.x) && (20.0...32).contains(point.y))
      }
    }
    #expect(DrawingHatch.lines(in: DrawingRect(x: 0, y: 0, width: 1e9, height: 1)).count < 500)
    #expect(DrawingHatch.lines(in: DrawingRect(x: 0, y: 0, width: .infinity, height: 1)).isEmpty)
  }

  @Test(arguments: [("HELD", 40.0, "HELD"), ("a long label", 30, "a lo…"), ("x", 0.1, ""), ("漢字漢字", 20, "漢…")])
  func `text that is too wide is cut`(text: String, room: Double, expected: String) {
    #expect(TextMetrics.fitted(text, maxWidth: room, size: 10) == expected)
  }
}
