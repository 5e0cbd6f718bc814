internal import CCairo
internal import CPango

/// The letters of pages in all their sizes, looked up before pages are painted.
///
/// Cairo asks for the extents of every letter in every size when it meets it for the first time, for its outline when it
/// meets it for the first time in a file, and forgets them with the last picture that has the size; this value keeps
/// them. Making it shapes the letters of each face; ``reach()`` is the longer part, which needs no font map.
final class PageLetters {
  /// A face, its letters as glyphs, and the sizes that nearly every page has.
  private struct Face {
    var font: OpaquePointer
    var glyphs: [cairo_glyph_t]
    /// Sizes in points, each with whether letters are met there first.
    var sizes: [(size: Double, isFirst: Bool)]
  }

  private let referenceSize: Double
  private var faces: [Face] = []
  private var fonts: [OpaquePointer] = []

  /// Shapes the letters of the faces of a style, which brings their rules to mind.
  init(fonts map: FontMap, style: PDFStyle) {
    referenceSize = map.referenceSize
    for (face, sample, sizes) in PageLetters.faces(of: style) {
      var look = TextStyle(color: Theme.Color(0))
      look.face = face
      if face.family == .mono { look.scale = TextFace.codeScale }
      func layout(_ string: String) -> TextLayout {
        var text = StyledText(base: look, size: map.referenceSize, leading: map.referenceSize)
        text.append(clean: string, style: look)
        return TextLayout(text, in: map)
      }
      if !sample.pairs.isEmpty { _ = layout(sample.pairs) }
      _ = layout(sample.ends)
      let layout = layout(sample.letters)
      guard let run = layout.runs(ofLine: 0).first, let string = run.pointee.glyphs?.pointee,
        let infos = string.glyphs, let font = run.pointee.item?.pointee.analysis.font,
        let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font))
      else { continue }
      let glyphs = (0..<Int(string.num_glyphs)).filter { !infos[$0].isUnseen && !infos[$0].isUnknown }
        .map { cairo_glyph_t(index: UInt(infos[$0].glyph), x: 0, y: 0) }
      faces.append(Face(font: cairo_scaled_font_reference(scaled), glyphs: glyphs, sizes: sizes))
    }
  }

  deinit {
    CanvasLock.hold {
      for face in faces { cairo_scaled_font_destroy(face.font) }
      for font in fonts { cairo_scaled_font_destroy(font) }
    }
  }

  /// Looks the letters up in all sizes.
  func reach() {
    // Fonts are made for what they are painted on.
    guard let surface = try? PDFSurface(width: 10, height: 10, stream: ByteStream { _ in true }),
      let brush = try? Context(surface)
    else { return }
    for face in faces {
      for (size, isFirst) in face.sizes {
        cairo_save(brush.handle)
        cairo_scale(brush.handle, size / referenceSize, size / referenceSize)
        cairo_set_scaled_font(brush.handle, face.font)
        if let font = cairo_get_scaled_font(brush.handle) {
          keep(font, face.glyphs)
          if isFirst {
            cairo_glyph_path(brush.handle, face.glyphs, Int32(clamping: face.glyphs.count))
            cairo_new_path(brush.handle)
          }
        }
        cairo_restore(brush.handle)
      }
      reachOutlines(of: face)
    }
    try? surface.finish()
  }

  /// Looks the letters up in the size of 1, which Cairo takes the letters of a file's fonts from.
  private func reachOutlines(of face: Face) {
    var identity = cairo_matrix_t()
    cairo_matrix_init_identity(&identity)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    guard
      let font = cairo_scaled_font_create(cairo_scaled_font_get_font_face(face.font), &identity, &identity, options)
    else { return }
    keep(font, face.glyphs)
    cairo_scaled_font_destroy(font)
  }

  private func keep(_ font: OpaquePointer, _ glyphs: [cairo_glyph_t]) {
    var extents = cairo_text_extents_t()
    cairo_scaled_font_glyph_extents(font, glyphs, Int32(clamping: glyphs.count), &extents)
    fonts.append(cairo_scaled_font_reference(font))
  }

  /// Letters to look up.
  private struct Sample {
    /// Each letter once.
    var letters: String
    /// In which each of some letters follows each, and capitals stand before and after small letters.
    var pairs: String
    /// In which each letter is a line.
    var ends: String

    init(_ letters: String, pairs: String = "", capitals: String = "", signs: String = "") {
      self.letters = letters + capitals + signs
      var bytes = Sample.sequence(Array(pairs.utf8))
      for capital in capitals.utf8 {
        for letter in PageLetters.lowercase.utf8 { bytes += [capital, letter] }
        bytes += [0x28, capital, capital]
      }
      // Numbers of evidence and of runs.
      if !pairs.isEmpty { bytes += "E0E1E2E3E4E5E6E7E8E9 v1v2v3v4v5v6v7v8v9".utf8 }
      self.pairs = String(decoding: bytes, as: UTF8.self)
      ends = self.letters.unicodeScalars.map { "\($0)\u{2028}" }.joined()
    }

    /// The shortest text with all pairs, a de Bruijn sequence: H. Fredricksen and J. Maiorana, "Necklaces of beads in k
    /// colors and k-ary de Bruijn sequences", Discrete Mathematics 23, 1978.
    private static func sequence(_ letters: [UInt8]) -> [UInt8] {
      var text: [UInt8] = []
      text.reserveCapacity(letters.count * letters.count)
      for (index, first) in letters.enumerated() {
        text.append(first)
        for second in letters[(index + 1)...] { text += [first, second] }
      }
      return text
    }
  }

  private static let lowercase = "abcdefghijklmnopqrstuvwxyz "
  private static let digits = "0123456789"
  private static let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let usual = lowercase + digits + ".,:;()"
  private static let typed = String(decoding: [UInt8](0x20..<0x7F), as: UTF8.self)

  private static func faces(of style: PDFStyle) -> [(TextFace, Sample, [(Double, Bool)])] {
    func size(_ role: PDFRole) -> Double { style.setting(role).size }
    return [
      (
        TextFace(),
        Sample(usual + "-+/=%'", pairs: usual + "-+/=%'", capitals: capitals, signs: "_\"’“”[]{}·…→−µ"),
        [(size(.furniture), true), (size(.body), true), (size(.cell), false), (size(.note), false)]
      ),
      (
        TextFace(weight: .semibold), Sample(usual, pairs: lowercase + digits + "-,", signs: capitals + "-"),
        [
          (size(.heading(4)), true), (size(.groupCell), false), (size(.heading(3)), false),
          (size(.heading(2)), false), (size(.furniture), false),
        ]
      ),
      (
        TextFace(family: .mono), Sample(typed),
        [(size(.body), true), (size(.cell), false), (size(.code) / TextFace.codeScale, false)]
      ),
      (
        TextFace(family: .mono, weight: .semibold), Sample(lowercase, signs: "-_" + digits),
        [(size(.body), true), (size(.heading(3)), false), (size(.cell), false)]
      ),
      (
        TextFace(weight: .bold), Sample(usual, signs: capitals),
        [(size(.title), true), (size(.heading(1)), false)]
      ),
    ]
  }
}
