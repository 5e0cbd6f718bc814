internal import CPango

/// The glyphs of a text, line by line, and where its lines may be broken.
///
/// Pango's layout does everything for every script, and at a price: it measures each paragraph whether or not it is
/// asked to, for which it looks up each face once more, and seeks the ends of words where nothing will be broken. Text
/// of plain alphabets that is to stay in its lines is therefore itemized and shaped without one.
final class TextGlyphs {
  /// Neighbouring letters of one face and look.
  typealias Run = UnsafeMutablePointer<PangoGlyphItem>

  /// A line.
  struct Line {
    /// Where it begins in the text, in bytes.
    var start: Int
    /// Its runs in the order they are seen.
    var runs: [Run]
  }

  /// The lines, at least one.
  let lines: [Line]
  /// The text that the runs point into, with a zero at its end.
  let bytes: UnsafePointer<CChar>
  /// Whether there is a font for each letter.
  let isPaintable: Bool
  /// Whether the text runs from right to left, as its first letter decides.
  let isRightToLeft: Bool
  private let owner: Owner
  private var seams: UnsafeMutableBufferPointer<PangoLogAttr>?

  private enum Owner {
    /// The runs belong to a layout.
    case layout(OpaquePointer)
    /// The runs belong to this value, as does the text; its length in bytes and in characters.
    case none(length: Int, characters: Int)
  }

  /// Takes the glyphs of a layout, which is given away.
  init(_ layout: OpaquePointer) {
    owner = .layout(layout)
    bytes = pango_layout_get_text(layout)
    isPaintable = pango_layout_get_unknown_glyphs_count(layout) == 0
    let handles = (0..<pango_layout_get_line_count(layout)).compactMap { pango_layout_get_line_readonly(layout, $0) }
    isRightToLeft = handles.first?.pointee.resolved_dir == PANGO_DIRECTION_RTL.rawValue
    lines = handles.map { line in
      var runs: [Run] = []
      var node = line.pointee.runs
      while let current = node {
        node = current.pointee.next
        if let data = current.pointee.data { runs.append(data.assumingMemoryBound(to: PangoGlyphItem.self)) }
      }
      return Line(start: Int(line.pointee.start_index), runs: runs)
    }
  }

  /// Shapes a text of plain alphabets in the lines that it has; nil when part of it runs from right to left.
  ///
  /// - Parameter attributes: the looks of all of it, its main face included.
  convenience init?(_ text: StyledText, attributes: OpaquePointer?, context: OpaquePointer?) {
    let bytes = TextGlyphs.bytes(of: text)
    var shaper = PlainShaper(text: bytes, length: text.length, attributes: attributes, context: context)
    self.init(text, bytes: bytes, shaper: &shaper)
    if shaper.hasRightToLeft { return nil }
  }

  /// Shapes a Latin text in the lines that it has; nil when its faces lack letters.
  convenience init?(latin text: StyledText, in fonts: FontMap, context: OpaquePointer?) {
    guard LatinShaper.suits(text) else { return nil }
    let bytes = TextGlyphs.bytes(of: text)
    var shaper = LatinShaper(text: bytes, looks: text, fonts: fonts, context: context)
    self.init(text, bytes: bytes, shaper: &shaper)
    if shaper.lacksLetters { return nil }
  }

  private static func bytes(of text: StyledText) -> UnsafePointer<CChar> {
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: text.length + 1)
    for (place, byte) in text.string.utf8.enumerated() { buffer[place] = CChar(bitPattern: byte) }
    buffer[text.length] = 0
    return UnsafePointer(buffer)
  }

  /// - Parameter bytes: of the text, which are given away.
  private init(_ text: StyledText, bytes: UnsafePointer<CChar>, shaper: inout some LineShaper) {
    self.bytes = bytes
    owner = .none(length: text.length, characters: text.string.unicodeScalars.count)
    var lines: [Line] = []
    var start = 0
    for part in text.string.unicodeScalars.split(separator: "\u{2028}", omittingEmptySubsequences: false) {
      let end = start + String(part).utf8.count
      lines.append(Line(start: start, runs: shaper.runs(in: start..<end)))
      // The sign that parts two lines belongs to none.
      start = end + 3
    }
    self.lines = lines
    isPaintable = !shaper.lacksLetters
    isRightToLeft = false
  }

  deinit {
    seams?.deallocate()
    switch owner {
    case .layout(let layout): g_object_unref(UnsafeMutableRawPointer(layout))
    case .none:
      for line in lines { for run in line.runs { pango_glyph_item_free(run) } }
      bytes.deallocate()
    }
  }

  /// The layout that measures the lines; nil where they are measured without one.
  var layout: OpaquePointer? {
    switch owner {
    case .layout(let layout): layout
    case .none: nil
    }
  }

  /// What each character is to a line: where it may end, what is a space. One more than there are characters.
  var characters: UnsafeBufferPointer<PangoLogAttr> {
    switch owner {
    case .layout(let layout):
      var count: Int32 = 0
      let first = pango_layout_get_log_attrs_readonly(layout, &count)
      return UnsafeBufferPointer(start: first, count: first == nil ? 0 : Int(count))
    case .none(let length, let characters):
      if let seams { return UnsafeBufferPointer(seams) }
      let seams = UnsafeMutableBufferPointer<PangoLogAttr>.allocate(capacity: characters + 1)
      seams.initialize(repeating: PangoLogAttr())
      // As the letters were shaped, not as the environment says: the same input gives the same lines.
      let language = lines.first { !$0.runs.isEmpty }?.runs.first?.pointee.item?.pointee.analysis.language
      pango_get_log_attrs(
        bytes, Int32(clamping: length), -1, language, seams.baseAddress,
        Int32(clamping: seams.count))
      self.seams = seams
      return UnsafeBufferPointer(seams)
    }
  }
}
