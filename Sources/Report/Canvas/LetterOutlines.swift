internal import CCairo
internal import CPango

/// The outlines of letters as SVG path data, each made once for all pictures.
///
/// Letters are not hinted: an outline serves all sizes. Coordinates are whole numbers in units of a thousandth of the
/// size, y downwards from the base line.
final class LetterOutlines {
  /// How many units the reference size of the fonts is.
  static let unitsPerSize = 1_000.0
  /// What the outlines may take in memory before they are forgotten between two pictures.
  private static let longestMemory = 8 << 20

  /// How many numbers an outline may have: a font of pixels has outlines with a corner for each.
  private static let longestOutline = 20_000

  /// The outlines as values of the attribute `d`.
  private(set) var paths: [[UInt8]] = []
  private var byteCount = 0
  private var shapes: [Letter: Shape] = [:]
  private var fonts: [UnsafeMutablePointer<PangoFont>: ScaledFont] = [:]
  private let brush: Context
  /// Units a point of a layout.
  private let scale: Double

  private struct Letter: Hashable {
    var font: UnsafeMutablePointer<PangoFont>
    var glyph: UInt32
  }

  /// What a letter looks like.
  private enum Shape {
    /// An outline, by its number.
    case outline(Int)
    /// Nothing, as a space.
    case blank
    /// Pixels.
    case picture
  }

  /// Makes an empty store.
  ///
  /// - Parameter referenceSize: the size at which layouts work.
  init(referenceSize: Double) throws(CanvasError) {
    // Paths need a brush, and a brush needs something to paint on.
    brush = try Context(ImageSurface(width: 1, height: 1))
    scale = Self.unitsPerSize / referenceSize
  }

  /// Forgets all outlines when they have become too many; not to be called within a picture.
  ///
  /// - Returns: whether they were forgotten, numbers being void then.
  func trim() -> Bool {
    guard byteCount > Self.longestMemory else { return false }
    (paths, byteCount, shapes) = ([], 0, [:])
    return true
  }

  /// The first line of a layout as placed outlines; nil when it has letters that are pictures or that no font has.
  func text(_ layout: TextLayout) -> OutlinedText? {
    var text = OutlinedText(letters: [], width: 0, unit: 1 / (Self.unitsPerSize * layout.text.base.scale))
    guard let first = layout.lines.first else { return text }
    text.width = first.width / layout.text.size * Self.unitsPerSize
    let unit = scale / Double(PANGO_SCALE)
    // Pango's own unit, so that nothing is rounded before the end.
    var position = 0
    for run in layout.runs(ofLine: 0).lazy.map(\.pointee) {
      guard let glyphs = run.glyphs?.pointee, let infos = glyphs.glyphs, let font = run.item?.pointee.analysis.font
      else { continue }
      for index in 0..<Int(glyphs.num_glyphs) {
        let info = infos[index]
        defer { position += Int(info.geometry.width) }
        if info.isUnseen { continue }
        guard info.attr.is_color == 0, !info.isUnknown else { return nil }
        let outline: Int
        switch shape(of: Letter(font: font, glyph: info.glyph)) {
        case .outline(let number): outline = number
        case .blank: continue
        case .picture: return nil
        }
        let x = Double(position + Int(info.geometry.x_offset)) * unit
        let y = Double(Int(info.geometry.y_offset) - Int(run.y_offset)) * unit
        text.letters.append(OutlinedText.Letter(outline: outline, x: Int(x.rounded()), y: Int(y.rounded())))
      }
    }
    return text
  }

  private func shape(of letter: Letter) -> Shape {
    if let known = shapes[letter] { return known }
    let shape = makeShape(of: letter)
    shapes[letter] = shape
    byteCount += 64
    return shape
  }

  private func makeShape(of letter: Letter) -> Shape {
    guard let font = font(letter.font) else { return .picture }
    var glyph = cairo_glyph_t(index: UInt(letter.glyph), x: 0, y: 0)
    cairo_set_scaled_font(brush.handle, font.handle)
    cairo_new_path(brush.handle)
    cairo_glyph_path(brush.handle, &glyph, 1)
    guard let path = cairo_copy_path(brush.handle) else { return .picture }
    defer { cairo_path_destroy(path) }
    guard path.pointee.status == CAIRO_STATUS_SUCCESS, path.pointee.num_data <= Self.longestOutline else {
      return .picture
    }
    let bytes = Self.pathData(path.pointee)
    if bytes.isEmpty {
      var extents = cairo_text_extents_t()
      cairo_scaled_font_glyph_extents(font.handle, &glyph, 1, &extents)
      return extents.width > 0 && extents.height > 0 ? .picture : .blank
    }
    paths.append(bytes)
    byteCount += bytes.count
    return .outline(paths.count - 1)
  }

  private static func pathData(_ path: cairo_path_t) -> [UInt8] {
    var pen = PathPen()
    guard let data = path.data else { return pen.bytes }
    var index = 0
    while index < Int(path.num_data) {
      let header = data[index].header
      func point(_ number: Int) -> (x: Int, y: Int) {
        let point = data[index + number].point
        return (whole(point.x), whole(point.y))
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO: pen.move(to: point(1))
      case CAIRO_PATH_LINE_TO: pen.line(to: point(1))
      case CAIRO_PATH_CURVE_TO: pen.curve(point(1), point(2), to: point(3))
      case CAIRO_PATH_CLOSE_PATH: pen.close()
      default: break
      }
      index += max(Int(header.length), 1)
    }
    return pen.bytes
  }

  private static func whole(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(value, -1e6), 1e6).rounded()) : 0
  }

  // MARK: Fonts

  /// A font at the size of the outlines; keeps Pango's font, whose address is its name here.
  private final class ScaledFont {
    let handle: OpaquePointer
    private let font: UnsafeMutablePointer<PangoFont>

    init?(_ font: UnsafeMutablePointer<PangoFont>, scale: Double) {
      guard let known = pango_cairo_font_get_scaled_font(OpaquePointer(font)) else { return nil }
      var matrix = cairo_matrix_t()
      cairo_scaled_font_get_font_matrix(known, &matrix)
      var enlarged = cairo_matrix_t()
      var factor = cairo_matrix_t()
      cairo_matrix_init_scale(&factor, scale, scale)
      cairo_matrix_multiply(&enlarged, &matrix, &factor)
      var identity = cairo_matrix_t()
      cairo_matrix_init_identity(&identity)
      let options = cairo_font_options_create()
      defer { cairo_font_options_destroy(options) }
      cairo_scaled_font_get_font_options(known, options)
      guard
        let handle = cairo_scaled_font_create(cairo_scaled_font_get_font_face(known), &enlarged, &identity, options)
      else { return nil }
      guard cairo_scaled_font_status(handle) == CAIRO_STATUS_SUCCESS else {
        cairo_scaled_font_destroy(handle)
        return nil
      }
      self.handle = handle
      self.font = font
      g_object_ref(UnsafeMutableRawPointer(font))
    }

    deinit {
      CanvasLock.hold {
        cairo_scaled_font_destroy(handle)
        g_object_unref(UnsafeMutableRawPointer(font))
      }
    }
  }

  private func font(_ font: UnsafeMutablePointer<PangoFont>) -> ScaledFont? {
    if let known = fonts[font] { return known }
    let scaled = ScaledFont(font, scale: scale)
    fonts[font] = scaled
    return scaled
  }
}
