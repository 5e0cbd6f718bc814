import Testing

@testable import Report

@Suite("Lines of text")
struct TextLayoutTests {
  private func text(_ string: String, size: Double = 9.5, mono: Bool = false) -> StyledText {
    var style = TextStyle(color: Theme.Color(0))
    if mono { style.face = TextFace(family: .mono) }
    var text = StyledText(base: style, size: size, leading: size * 1.4)
    text.append(string, style: style)
    return text
  }

  static let samples = [
    "Words of many lengths that go on, extraordinarily, until there is no room left on this line or the next.",
    "https://example.org/a/very/long/path/without/any/space/at/all?and=a&query=that&goes=on#and-on",
    String(repeating: "unbroken", count: 60), "one\u{A0}two three-four—five/six",
    "Счётчик остановился на четырнадцать секунд",
    "计数器停止了十四秒，方法之后的检查未通过。", "توقف العداد لمدة 14 ثانية، ولم يتحقق الفحص بعد الطريقة",
    "a b c d e f g h i j k l m n o p",
  ]

  @Test("are never wider than their room and lose nothing", arguments: samples, [30.0, 55, 120, 400])
  func fit(sample: String, room: Double) throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      let layout = TextLayout.set(text(sample), in: fonts, width: room)
      for line in layout.lines { #expect(line.width <= room + 0.1) }
      func letters(_ string: String) -> [Unicode.Scalar] {
        string.unicodeScalars.filter { $0 != "\n" && $0 != "\u{200B}" }
      }
      #expect(letters(layout.text.string) == letters(sample))
      #expect(layout.text.runs.last?.end == layout.text.length)
    }
  }

  @Test("are as many as the layout library would make", arguments: [60.0, 90, 150, 333])
  func agreesWithLibrary(room: Double) throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      let text = text(Self.samples[0] + " " + Self.samples[0])
      let ours = TextLayout.set(text, in: fonts, width: room)
      let theirs = TextLayout(text, in: fonts, ending: .wrap(room))
      #expect(ours.lines.count == theirs.lines.count)
      for (our, their) in zip(ours.lines, theirs.lines) { #expect(abs(our.width - their.width) < 0.3) }
    }
  }

  @Test("end where the text says so")
  func forcedEnds() throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      var text = text("first words here and")
      text.append(clean: "\u{2028}", style: text.base)
      text.append("second words there", style: text.base)
      #expect(TextLayout.set(text, in: fonts, width: 500).lines.count == 2)
      let narrow = TextLayout.set(text, in: fonts, width: 60)
      #expect(narrow.lines.count > 3)
      for line in narrow.lines { #expect(line.width <= 60.1) }
    }
  }

  @Test("keep their looks when they are broken")
  func looks() throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      var text = text("plain words and then ")
      var strong = text.base
      strong.face.weight = .bold
      text.append("strong words and then ", style: strong)
      text.append("plain again", style: text.base)
      let layout = TextLayout.set(text, in: fonts, width: 50)
      let bytes = Array(layout.text.string.utf8)
      var start = 0
      var strongText = ""
      for run in layout.text.runs {
        if run.style == strong { strongText += String(decoding: bytes[start..<run.end], as: UTF8.self) }
        start = run.end
      }
      #expect(strongText.filter { $0 != "\n" } == "strong words and then ")
    }
  }

  @Test("are cut with an ellipsis where there is only one")
  func ellipsis() throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      let layout = TextLayout(text(Self.samples[0]), in: fonts, ending: .ellipsis(80))
      #expect(layout.lines.count == 1)
      #expect(layout.width <= 80.1)
    }
  }

  @Test("do not depend on the size that they are set in", arguments: [6.0, 8, 12, 30])
  func scales(size: Double) throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      let small = TextLayout(text(Self.samples[0]), in: fonts)
      let large = TextLayout(text(Self.samples[0], size: size), in: fonts)
      #expect(abs(small.width / 9.5 - large.width / size) < 0.001)
    }
  }

  @Test("know which way they run")
  func direction() throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      #expect(TextLayout(text("العداد (HTTP)"), in: fonts).isRightToLeft)
      #expect(!TextLayout(text("HTTP العداد"), in: fonts).isRightToLeft)
    }
  }

  @Test(
    "are measured by their widest part",
    arguments: [("ab cdefgh ij", "cdefgh"), ("one", "one"), ("a-b extraordinary", "extraordinary")])
  func unbreakable(string: String, part: String) throws {
    try CanvasLock.hold {
      let fonts = try FontMap(theme: .standard)
      let width = TextLayout(text(part), in: fonts).width
      #expect(abs(TextLayout(text(string), in: fonts).unbreakableWidth(limit: 1_000) - width) < 0.5)
      #expect(TextLayout(text(string), in: fonts).unbreakableWidth(limit: 5) == 5)
    }
  }

  @Test("come in pieces that say the same", arguments: samples, [64, 100, 1_000])
  func pieces(sample: String, limit: Int) {
    let text = text(sample + " " + sample)
    let pieces = text.pieces(of: limit)
    #expect(pieces.map(\.string).joined() == text.string)
    #expect(pieces.allSatisfy { $0.runs.last?.end == $0.length })
  }
}
