internal import CPango

/// The way to the fonts: owns Pango's font map and what was looked up in it.
///
/// Not to be used by two threads at once; it may be made by one and then handed to another.
final class FontMap {
  /// The size that every face is looked up at, in points.
  let referenceSize: Double
  let context: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let theme: Theme
  private var descriptions: [FaceSize: OpaquePointer] = [:]
  private var metrics: [FaceSize: (ascent: Double, descent: Double)] = [:]

  private struct FaceSize: Hashable {
    var face: TextFace
    var scale: Double
  }

  /// Reaches the fonts of the theme.
  ///
  /// - Parameters:
  ///   - theme: names the families; what lacks in them comes from whatever font has it.
  ///   - language: BCP 47, which decides between regional forms; not taken from the environment.
  /// - Throws: ``CanvasError/noFonts`` when none is installed.
  init(theme: Theme, language: String = "en") throws(CanvasError) {
    guard let map = pango_cairo_font_map_new() else { throw .refused(.fonts, reason: "no font map was made") }
    // Cairo's map is a font map; the C interface hides that behind a cast.
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    guard let context = pango_font_map_create_context(map) else {
      g_object_unref(map)
      throw .refused(.fonts, reason: "no context was made")
    }
    self.map = map
    self.context = context
    self.theme = theme
    referenceSize = theme.bodySize.isFinite ? min(max(theme.bodySize, 5), 24) : 9.5
    pango_context_set_language(context, pango_language_from_string(LanguageTag.safe(language)))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    // Without any font the library would go on with boxes of no sensible size.
    guard hasLetters else { throw .noFonts }
  }

  deinit {
    CanvasLock.hold {
      for description in descriptions.values { pango_font_description_free(description) }
      g_object_unref(UnsafeMutableRawPointer(context))
      g_object_unref(map)
    }
  }

  /// Whether there is a font for the plainest letters.
  private var hasLetters: Bool {
    var text = StyledText(base: TextStyle(color: Theme.Color(0)), size: referenceSize, leading: referenceSize)
    text.append(clean: "x", style: text.base)
    return TextLayout(text, in: self).isPaintable
  }

  /// A face at the reference size times `scale`; owned by the map.
  func description(of face: TextFace, scale: Double) -> OpaquePointer? {
    let key = FaceSize(face: face, scale: scale)
    if let known = descriptions[key] { return known }
    let description = makeDescription(face, scale: scale)
    descriptions[key] = description
    return description
  }

  private func makeDescription(_ face: TextFace, scale: Double) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, families(face.family))
    let weight: PangoWeight =
      switch face.weight {
      case .regular: PANGO_WEIGHT_NORMAL
      case .semibold: PANGO_WEIGHT_SEMIBOLD
      case .bold: PANGO_WEIGHT_BOLD
      }
    pango_font_description_set_weight(description, weight)
    if face.isItalic { pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
    pango_font_description_set_absolute_size(description, referenceSize * scale * Double(PANGO_SCALE))
    return description
  }

  /// The families to ask for, best first; a machine without the theme's own gets the usual stand-ins.
  private func families(_ family: TextFace.Family) -> String {
    func safe(_ name: String) -> String {
      String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 && $0 != "," }.prefix(100)))
    }
    switch family {
    case .body: return safe(theme.bodyFont) + ",Inter,Noto Sans,DejaVu Sans,sans-serif"
    case .signs: return "DejaVu Sans,Noto Sans Symbols2,Noto Sans Symbols,sans-serif"
    case .mono: return safe(theme.monoFont) + ",JetBrains Mono,Noto Sans Mono,DejaVu Sans Mono,monospace"
    }
  }

  /// Looks up the faces that nearly every report needs.
  func reachFaces() {
    for weight in [DrawingText.Weight.regular, .semibold, .bold] {
      _ = extent(of: TextFace(weight: weight), scale: 1)
    }
    _ = extent(of: TextFace(family: .mono), scale: TextFace.codeScale)
    _ = extent(of: TextFace(family: .signs, weight: .bold), scale: 1)
    _ = extent(of: TextFace(isItalic: true), scale: 1)
  }

  /// How far a face at a scale reaches above and below its base line, in parts of the size.
  func extent(of face: TextFace, scale: Double) -> (ascent: Double, descent: Double) {
    let key = FaceSize(face: face, scale: scale)
    if let known = metrics[key] { return known }
    var style = TextStyle(color: Theme.Color(0))
    style.face = face
    style.scale = scale
    var text = StyledText(base: style, size: referenceSize, leading: referenceSize)
    text.append(clean: "x", style: style)
    let line = TextLayout(text, in: self).lines.first
    let extent = ((line?.ascent ?? referenceSize) / referenceSize, (line?.descent ?? 0) / referenceSize)
    metrics[key] = extent
    return extent
  }
}

/// Language tags as they may be handed to C.
enum LanguageTag {
  /// The tag, when it looks like one; otherwise English.
  static func safe(_ tag: String) -> String {
    let isTag =
      !tag.isEmpty && tag.utf8.count <= 35
      && tag.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
      }
    return isTag ? tag : "en"
  }
}
