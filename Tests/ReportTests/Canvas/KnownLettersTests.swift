import CPango
import TestSupport
import Testing

@testable import Report

@Suite("What is known of letters")
struct KnownLettersTests {
  private static let letters: [Unicode.Scalar] =
    (0x20..<0x7F).compactMap(Unicode.Scalar.init)
    + Array("äéñøŁşž“”’…–—→−≤≥µ●○✖\u{A0}\u{AD}\u{200B}\u{2011}".unicodeScalars)
  private static let looks: [(face: TextFace, scale: Double)] = [
    (TextFace(), 1), (TextFace(weight: .semibold), 1), (TextFace(weight: .bold), 1), (TextFace(isItalic: true), 1),
    (TextFace(family: .mono), TextFace.codeScale), (TextFace(family: .mono, weight: .semibold), TextFace.codeScale),
    (TextFace(family: .signs, weight: .bold), 1),
  ]

  /// A glyph of a line and where it stands.
  private struct Placed: Equatable {
    var glyph: UInt32
    var x: Int32
    var shift: [Int32]
    var cluster: Int32
  }

  private func placed(_ text: StyledText, in fonts: FontMap) -> [Placed] {
    let layout = TextLayout(text, in: fonts)
    var placed: [Placed] = []
    var x: Int32 = 0
    for run in layout.runs(ofLine: 0) {
      guard let string = run.pointee.glyphs else { continue }
      for index in 0..<Int(string.pointee.num_glyphs) {
        let info = string.pointee.glyphs[index]
        placed.append(
          Placed(
            glyph: info.glyph, x: x, shift: [info.geometry.x_offset, info.geometry.y_offset],
            cluster: string.pointee.log_clusters[index]))
        x += info.geometry.width
      }
    }
    return placed
  }

  private func text(_ string: String, _ look: (face: TextFace, scale: Double)) -> StyledText {
    var style = TextStyle(color: Theme.Color(0))
    (style.face, style.scale) = look
    var text = StyledText(base: style, size: 9.5, leading: 13)
    text.append(clean: string, style: style)
    return text
  }

  @Test("sets a text as shaping it anew would", arguments: looks.indices)
  func agrees(index: Int) throws {
    var random = Xorshift(state: 0x5EED + UInt64(index))
    try CanvasLock.hold {
      let knowing = try FontMap(theme: .standard)
      for round in 0..<300 {
        // A few letters first, so that much is known soon, then all.
        let choice = round < 150 ? Array(Self.letters[64..<90]) : Self.letters
        let count = Int.random(in: 1...40, using: &random)
        let string = String(String.UnicodeScalarView((0..<count).map { _ in choice.randomElement(using: &random)! }))
        let text = text(string, Self.looks[index])
        let first = placed(text, in: knowing)
        let second = placed(text, in: knowing)
        guard round % 5 == 0 else { continue }
        let anew = placed(text, in: try FontMap(theme: .standard))
        #expect(first == anew, "\(string)")
        #expect(second == anew, "\(string)")
      }
    }
  }

  @Test("is asked no more of a font that has two answers")
  func contextual() throws {
    let known = KnownLetters()
    try known.learn("ab", widths: [5, 6])
    #expect(try known.widths("ab") == [5, 6])
    #expect(try known.widths("ba") == nil)
    try known.learn("abb", widths: [5, 9, 6])
    #expect(try known.widths("abb") == [5, 9, 6])
    try known.learn("ab", widths: [7, 6])
    #expect(try known.widths("ab") == nil)
    #expect(try known.widths("abb") == nil)
  }

  @Test("needs no pairs where all letters are equally wide")
  func monospaced() throws {
    let known = KnownLetters()
    let letters = String(decoding: (0x21..<0x7F).map { UInt8($0) }, as: UTF8.self)
    try known.learn("ab", widths: [5, 5])
    #expect(try known.widths("ba") == nil)
    try known.learn(letters, widths: letters.map { _ in 5 })
    #expect(try known.widths("ba") == [5, 5])
    #expect(try known.widths("bé") == nil)
    try known.learn("xx", widths: [4, 5])
    #expect(try known.widths("}~") == [5, 5])
    #expect(try known.widths("ca") == nil)
  }

  @Test(
    "is nothing where glyphs are no pairs with letters",
    arguments: [
      PangoGlyphInfo(glyph: 1, geometry: PangoGlyphGeometry(width: 5, x_offset: 1, y_offset: 0), attr: .init()),
      PangoGlyphInfo(glyph: 1, geometry: PangoGlyphGeometry(width: 5, x_offset: 0, y_offset: 1), attr: .init()),
      PangoGlyphInfo(glyph: 1, geometry: PangoGlyphGeometry(width: -1, x_offset: 0, y_offset: 0), attr: .init()),
      PangoGlyphInfo(
        glyph: 0x1000_0061, geometry: PangoGlyphGeometry(width: 5, x_offset: 0, y_offset: 0), attr: .init()),
    ])
  func odd(info: PangoGlyphInfo) throws {
    let known = KnownLetters()
    try known.withGlyphs(1) { string in
      string.pointee.glyphs[0] = info
      string.pointee.log_clusters[0] = 0
      known.learn("a", length: 1, letters: 1, from: string)
    }
    #expect(try known.widths("a") == nil)
  }
}

extension KnownLetters {
  fileprivate func withGlyphs<Result>(
    _ count: Int, _ body: (UnsafeMutablePointer<PangoGlyphString>) throws -> Result
  ) throws -> Result {
    let string = try #require(pango_glyph_string_new())
    defer { pango_glyph_string_free(string) }
    pango_glyph_string_set_size(string, Int32(count))
    return try body(string)
  }

  /// Learns ASCII letters whose glyphs have their codes.
  fileprivate func learn(_ text: String, widths: [Int32]) throws {
    try withGlyphs(widths.count) { string in
      for (index, byte) in text.utf8.enumerated() {
        string.pointee.glyphs[index] = PangoGlyphInfo(
          glyph: UInt32(byte), geometry: PangoGlyphGeometry(width: widths[index], x_offset: 0, y_offset: 0),
          attr: .init())
        string.pointee.log_clusters[index] = Int32(index)
      }
      learn(text, length: widths.count, letters: widths.count, from: string)
    }
  }

  /// The widths of a text's letters, where they are known.
  fileprivate func widths(_ text: String) throws -> [Int32]? {
    try withGlyphs(0) { string in
      let letters = text.unicodeScalars.count
      guard set(text, length: text.utf8.count, letters: letters, into: string) else { return nil }
      return (0..<letters).map { string.pointee.glyphs[$0].geometry.width }
    }
  }
}
