internal import CCairo
internal import CPango

/// The letters of pages in all their sizes, looked up before pages are painted.
///
/// Cairo asks for the extents of every letter in every size when it meets it for the first time, and forgets them
/// with the last picture that has the size; this value keeps them.
final class PageLetters {
  private static let letters =
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPRSTUVW 0123456789 .,:;-+/_=%()[]{}\"'"

  private let fonts: [OpaquePointer]

  init(fonts map: FontMap, style: PDFStyle) throws(CanvasError) {
    // Fonts are made for what they are painted on.
    let surface = try PDFSurface(width: 10, height: 10, stream: ByteStream { _ in true })
    let brush = try Context(surface)
    var fonts: [OpaquePointer] = []
    for (face, sizes) in Self.faces(of: style) {
      Self.shape(face, in: map)
      for size in sizes {
        guard let font = Self.font(face, size: size, in: map, on: brush) else { continue }
        var extents = cairo_text_extents_t()
        cairo_scaled_font_text_extents(font, Self.letters, &extents)
        fonts.append(font)
      }
    }
    self.fonts = fonts
    try brush.check()
    try surface.finish()
  }

  deinit {
    CanvasLock.hold {
      for font in fonts { cairo_scaled_font_destroy(font) }
    }
  }

  /// Shapes the letters, which brings the rules of the face and their widths to mind.
  private static func shape(_ face: TextFace, in map: FontMap) {
    var look = TextStyle(color: Theme.Color(0))
    look.face = face
    if face.family == .mono { look.scale = TextFace.codeScale }
    var text = StyledText(base: look, size: map.referenceSize, leading: map.referenceSize)
    text.append(clean: letters, style: look)
    _ = TextLayout(text, in: map)
  }

  /// The font that Cairo uses when a text is painted; to be given back.
  private static func font(
    _ face: TextFace, size: Double, in map: FontMap, on brush: Context
  ) -> OpaquePointer? {
    var look = TextStyle(color: Theme.Color(0))
    look.face = face
    if face.family == .mono { look.scale = TextFace.codeScale }
    var text = StyledText(base: look, size: size, leading: size)
    text.append(clean: "x", style: look)
    let layout = TextLayout(text, in: map)
    guard let run = layout.runs(ofLine: 0).first, let font = run.pointee.item?.pointee.analysis.font,
      let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font))
    else { return nil }
    cairo_save(brush.handle)
    defer { cairo_restore(brush.handle) }
    cairo_scale(brush.handle, layout.scale, layout.scale)
    cairo_set_scaled_font(brush.handle, scaled)
    return cairo_scaled_font_reference(cairo_get_scaled_font(brush.handle))
  }

  /// The faces and sizes that nearly every page has.
  private static func faces(of style: PDFStyle) -> [(TextFace, [Double])] {
    func size(_ role: PDFRole) -> Double { style.setting(role).size }
    return [
      (TextFace(), [size(.body), size(.cell), size(.note), size(.furniture)]),
      (
        TextFace(weight: .semibold),
        [size(.heading(4)), size(.groupCell), size(.heading(3)), size(.heading(2)), size(.furniture)]
      ),
      (TextFace(family: .mono), [size(.body), size(.cell), size(.code) / TextFace.codeScale]),
      (TextFace(family: .mono, weight: .semibold), [size(.body), size(.heading(3)), size(.cell)]),
      (TextFace(weight: .bold), [size(.heading(1)), size(.title)]),
      (TextFace(isItalic: true), [size(.codeNote)]),
    ]
  }
}
