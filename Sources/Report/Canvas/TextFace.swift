/// One of the few faces that a report is set in.
///
/// Every face is reached once, at one size, and scaled when it is painted: letters are not hinted, so a size is a
/// factor, and looking a face up costs a millisecond.
struct TextFace: Hashable, Sendable {
  /// Which of the theme's families.
  enum Family: Hashable, Sendable, CaseIterable {
    case body, mono
    /// Signs such as ✖, asked for by name: a search of all fonts takes longer than a page.
    case signs
  }

  /// The size of code beside the text that it stands in; mono faces look larger.
  static let codeScale = 0.92

  var family: Family = .body
  var weight: DrawingText.Weight = .regular
  var isItalic = false
}

/// The look of a stretch of text.
struct TextStyle: Hashable, Sendable {
  var face = TextFace()
  /// The size beside that of the whole text.
  var scale = 1.0
  var color: Theme.Color
  /// 0 to 1.
  var opacity = 1.0
  /// Room between letters, in parts of the size.
  var tracking = 0.0
  var isStruck = false
  var link: PageLink?

  init(color: Theme.Color) {
    self.color = color
  }
}

/// Text and its looks, ready to be laid out.
struct StyledText: Hashable, Sendable {
  /// A stretch of one look.
  struct Run: Hashable, Sendable {
    /// Where it ends, in bytes of UTF-8.
    var end: Int
    var style: TextStyle
  }

  /// The text, cleaned; `U+2028` ends a line.
  private(set) var string = ""
  /// The looks in order.
  private(set) var runs: [Run] = []
  /// The look of most of it, which decides where base lines stand.
  let base: TextStyle
  /// The size in points.
  var size: Double
  /// The distance of base lines in points.
  var leading: Double

  init(base: TextStyle, size: Double, leading: Double) {
    self.base = base
    self.size = size
    self.leading = leading
  }

  /// Whether there is nothing to see.
  var isEmpty: Bool { string.isEmpty }
  /// The length in bytes of UTF-8.
  var length: Int { string.utf8.count }
  /// Whether a part of it is a link.
  var hasLinks: Bool { runs.contains { $0.style.link != nil } }

  /// Whether all letters are Latin, Greek, Cyrillic or Armenian, without marks of their own, or signs.
  var isPlainAlphabet: Bool {
    if isTyped { return true }
    return string.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x300, 0x370..<0x483, 0x48A..<0x590, 0x1E00..<0x20D0, 0x2100..<0x2C00: true
      default: false
      }
    }
  }

  /// Whether all letters are found on a typewriter: those of ASCII.
  var isTyped: Bool { string.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

  /// Whether a letter is to be shown as a coloured picture, or has a selector after it that decides so.
  var hasPictures: Bool {
    if isTyped { return false }
    return string.unicodeScalars.contains { scalar in
      // None comes before the watch.
      scalar.value >= 0x231A && (scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation)
    }
  }

  /// Appends text that ``TextCleaner`` has cleaned.
  mutating func append(clean text: String, style: TextStyle) {
    guard !text.isEmpty else { return }
    string += text
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].end = string.utf8.count
    } else {
      runs.append(Run(end: string.utf8.count, style: style))
    }
  }

  /// Gives all of the text one colour.
  mutating func recolor(_ color: Theme.Color) {
    for index in runs.indices { runs[index].style.color = color }
  }

  /// Cleans and appends any text.
  mutating func append(_ text: String, style: TextStyle, tabWidth: Int = 1) {
    append(clean: TextCleaner.clean(text, tabWidth: tabWidth), style: style)
  }

  /// The looks of the byte at an offset.
  func style(at offset: Int) -> TextStyle? {
    guard runs.count > 1 else { return runs.first?.style }
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high) / 2
      if offset < runs[middle].end { high = middle } else { low = middle + 1 }
    }
    return runs[low].style
  }

  /// The text in pieces of about `limit` bytes, cut after spaces: a layout then never holds a whole dump.
  func pieces(of limit: Int) -> [StyledText] {
    guard length > limit else { return [self] }
    var pieces: [StyledText] = []
    var piece = StyledText(base: base, size: size, leading: leading)
    var start = string.utf8.startIndex
    var offset = 0
    for run in runs {
      while offset < run.end {
        let room = max(limit - piece.length, 64)
        var end = min(offset + room, run.end)
        var index = string.utf8.index(start, offsetBy: end - offset)
        if end < run.end {
          while index < string.utf8.endIndex, !isCut(before: index) {
            string.utf8.formIndex(after: &index)
            end += 1
            if end >= run.end { break }
          }
        }
        piece.append(clean: String(string[start..<index]), style: run.style)
        start = index
        offset = end
        if piece.length >= limit {
          pieces.append(piece)
          piece = StyledText(base: base, size: size, leading: leading)
        }
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// Whether a piece may end before an index: after a space, or after an invisible place to break.
  private func isCut(before index: String.UTF8View.Index) -> Bool {
    guard index > string.utf8.startIndex, String.Index(index, within: string.unicodeScalars) != nil else {
      return false
    }
    let scalar = string.unicodeScalars[string.unicodeScalars.index(before: index)]
    return scalar == " " || scalar == "\u{200B}" || scalar.value >= 0x2E80
  }
}
