internal import CPango

/// The way to the fonts: what was looked up of them, among those of the theme and, where these lack letters, all.
///
/// Not to be used by two threads at once; it may be made by one and then handed to another. Only under ``CanvasLock``,
/// unless it has a turn to begin.
final class FontMap {
  /// What has to begin before more than the known letters of known faces is looked at; nil where it has begun.
  var turn: CanvasTurn?
  /// The size that every face is looked up at, in points.
  let referenceSize: Double
  private let theme: Theme
  private let language: String
  /// The fonts that are asked for by name; nil where a theme names one that is not installed.
  private let named: FontShelf?
  /// All fonts, once they were needed.
  private var all: FontShelf?
  private var descriptions: [FaceSize: OpaquePointer] = [:]
  private var loaded: [FaceSize: UnsafeMutablePointer<PangoFont>] = [:]
  private var reaches: [UnsafeMutablePointer<PangoFont>: (above: Int32, below: Int32)] = [:]
  private var letters: [FaceSize: KnownLetters] = [:]
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
    self.theme = theme
    self.language = language
    referenceSize = theme.bodySize.isFinite ? min(max(theme.bodySize, 5), 24) : 9.5
    let families = TextFace.Family.allCases.flatMap { FontMap.families($0, of: theme) }
    // The theme's own come first; what nobody named before is not worth a look at all fonts.
    let own = [FontMap.safe(theme.bodyFont), FontMap.safe(theme.monoFont)]
    if let configuration = FontConfiguration.named(own + families, required: own.count) {
      defer { FcConfigDestroy(configuration) }
      // Pango would read the configuration once more if the process had none.
      FcConfigSetCurrent(configuration)
      named = try FontShelf(configuration, language: language)
    } else {
      named = nil
      all = try FontShelf(nil, language: language)
    }
    // Without any font the library would go on with boxes of no sensible size.
    guard hasLetters else { throw .noFonts }
  }

  deinit {
    CanvasLock.hold {
      for description in descriptions.values { pango_font_description_free(description) }
      for font in loaded.values { g_object_unref(UnsafeMutableRawPointer(font)) }
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

  /// The first font of a face at the reference size times `scale`; owned by the map.
  func font(_ face: TextFace, scale: Double, in context: OpaquePointer?) -> UnsafeMutablePointer<PangoFont>? {
    guard let named, context == named.context else { return nil }
    let key = FaceSize(face: face, scale: scale)
    if let known = loaded[key] { return known }
    turn?.begin()
    let font = pango_context_load_font(context, description(of: face, scale: scale))
    loaded[key] = font
    return font
  }

  /// What the letters of a font may reach above and below the base line: every glyph claims the same.
  func reach(of font: UnsafeMutablePointer<PangoFont>?, glyph: PangoGlyph) -> (above: Int32, below: Int32) {
    if let font, let known = reaches[font] { return known }
    turn?.begin()
    var logical = PangoRectangle()
    pango_font_get_glyph_extents(font, glyph, nil, &logical)
    let reach = (above: -logical.y, below: logical.y + logical.height)
    // Only of fonts that stay: the next one may be where another was.
    if let font, loaded.values.contains(font) { reaches[font] = reach }
    return reach
  }

  /// What is known of the letters of the first font of a face.
  func letters(_ face: TextFace, scale: Double) -> KnownLetters {
    let key = FaceSize(face: face, scale: scale)
    if let known = letters[key] { return known }
    let new = KnownLetters()
    letters[key] = new
    return new
  }

  private func makeDescription(_ face: TextFace, scale: Double) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(
      description, FontMap.families(face.family, of: theme).joined(separator: ","))
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
  private static func families(_ family: TextFace.Family, of theme: Theme) -> [String] {
    switch family {
    case .body: [safe(theme.bodyFont), "Inter", "Noto Sans", "DejaVu Sans", "sans-serif"]
    case .signs: ["DejaVu Sans", "Noto Sans Symbols2", "Noto Sans Symbols", "sans-serif"]
    case .mono: [safe(theme.monoFont), "JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]
    }
  }

  /// A name that is one name.
  private static func safe(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 && $0 != "," }.prefix(100)))
  }

  /// Where the fonts for a text are: among those asked for by name, as far as its letters tell, or among all.
  func context(for text: StyledText) -> OpaquePointer? {
    guard let named, !text.hasPictures else { return everyContext }
    return named.context
  }

  /// Whether there are more fonts than those that a layout in this context was made with.
  func hasMore(than context: OpaquePointer?) -> Bool { named != nil && context == named?.context }

  /// All fonts; nil when they cannot be reached.
  var everyContext: OpaquePointer? {
    turn?.begin()
    if let all { return all.context }
    let configuration = FontConfiguration.everything()
    defer { if let configuration { FcConfigDestroy(configuration) } }
    all = try? FontShelf(configuration, language: language)
    return all?.context ?? named?.context
  }

  /// Looks up the faces that nearly every report needs.
  func reachFaces() {
    for weight in [DrawingText.Weight.regular, .semibold, .bold] {
      _ = extent(of: TextFace(weight: weight), scale: 1)
    }
    _ = extent(of: TextFace(family: .mono), scale: TextFace.codeScale)
    _ = extent(of: TextFace(family: .signs, weight: .bold), scale: 1)
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
