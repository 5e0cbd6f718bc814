internal import CPango
import Glibc

/// What shaping answered about the letters of a font: which glyph each one is, and how far from it the next one stands.
///
/// Texts of a report say the same words again and again, and setting Latin letters of one font comes down to two
/// questions that have one answer each. Whatever was answered once is not asked again; a text with a pair of letters
/// that was never met is shaped as a whole and remembered. A font whose letters were all equally wide is not asked about
/// each pair; one that gives two answers to a question, because it looks at more than two letters, is asked each time.
final class KnownLetters {
  /// The letters that can be known, a byte each; 0 is none.
  private static let most = 255
  /// The highest letter that can be known, and one more.
  private static let end = 0x2717
  /// How many pairs of one distance prove that all have it.
  private static let provingPairs = 64
  /// Letters that nothing is seen of, without room; neighbours stand as if there were none.
  private static let unseen: UInt32 = 0x200B

  /// The place of each letter.
  private let places: UnsafeMutablePointer<UInt8>
  /// The glyph of the letter at each place.
  private let glyphs: UnsafeMutablePointer<PangoGlyph>
  /// The distance to the next letter, by both letters' places, and one more; 0 for what is not known. The second place
  /// is 0 at the end of a text.
  private let widths: UnsafeMutablePointer<Int32>
  private var count = 0
  /// How many pairs are known.
  private var pairs = 0
  /// One more than the distance that all pairs have; 0 when they differ.
  private var equalWidth: Int32 = 0
  /// Whether two answers differed.
  private var isContextual = false

  init() {
    places = KnownLetters.zeros(KnownLetters.end)
    glyphs = KnownLetters.zeros(KnownLetters.most + 1)
    widths = KnownLetters.zeros((KnownLetters.most + 1) * (KnownLetters.most + 1))
  }

  deinit {
    free(places)
    free(glyphs)
    free(widths)
  }

  /// Numbers that are 0; those that are never written take no memory.
  private static func zeros<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
    if let zeros = calloc(count, MemoryLayout<Number>.stride) {
      return zeros.bindMemory(to: Number.self, capacity: count)
    }
    let numbers = UnsafeMutablePointer<Number>.allocate(capacity: count)
    numbers.initialize(repeating: 0, count: count)
    return numbers
  }

  /// Sets a text from what is known.
  ///
  /// - Parameters:
  ///   - text: the bytes, of letters up to `U+FFFF`.
  ///   - length: how many bytes.
  ///   - letters: how many letters they are.
  ///   - string: takes the glyphs.
  /// - Returns: false when something is not known; the glyphs are then of no use.
  func set(
    _ text: UnsafePointer<CChar>, length: Int, letters: Int, into string: UnsafeMutablePointer<PangoGlyphString>
  ) -> Bool {
    guard !isContextual, letters > 0 else { return false }
    pango_glyph_string_set_size(string, Int32(clamping: letters))
    guard let infos = string.pointee.glyphs, let clusters = string.pointee.log_clusters else { return false }
    var offset = 0
    // The last letter that is seen, and where it is.
    var before = 0
    var index = -1
    for number in 0..<letters {
      let letter = KnownLetters.letter(text + offset)
      guard offset + letter.length <= length, letter.value < KnownLetters.end else { return false }
      let place = Int(places[Int(letter.value)])
      guard place != 0 else { return false }
      infos[number] = PangoGlyphInfo()
      infos[number].glyph = glyphs[place]
      infos[number].attr.is_cluster_start = 1
      clusters[number] = Int32(truncatingIfNeeded: offset)
      offset += letter.length
      guard letter.value != KnownLetters.unseen else { continue }
      if index >= 0 {
        guard let width = width(before, place) else { return false }
        infos[index].geometry.width = width
      }
      (before, index) = (place, number)
    }
    guard offset == length, index >= 0 else { return offset == length }
    guard let width = width(before, 0) else { return false }
    infos[index].geometry.width = width
    return true
  }

  /// How far a letter at a place stands from the one before it.
  @inline(__always)
  private func width(_ first: Int, _ second: Int) -> Int32? {
    let known = widths[first << 8 | second]
    if known != 0 { return known - 1 }
    return equalWidth != 0 && pairs >= KnownLetters.provingPairs ? equalWidth - 1 : nil
  }

  /// Remembers what shaping answered for a text, if it is one glyph a letter and nothing but distances.
  func learn(
    _ text: UnsafePointer<CChar>, length: Int, letters: Int, from string: UnsafeMutablePointer<PangoGlyphString>
  ) {
    guard !isContextual, Int(string.pointee.num_glyphs) == letters, let infos = string.pointee.glyphs,
      let clusters = string.pointee.log_clusters
    else { return }
    var known: [(place: Int, number: Int)] = []
    var offset = 0
    for number in 0..<letters {
      let letter = KnownLetters.letter(text + offset)
      let info = infos[number]
      guard letter.value < KnownLetters.end, Int(clusters[number]) == offset, info.geometry.x_offset == 0,
        info.geometry.y_offset == 0, info.geometry.width >= 0, info.attr.is_color == 0,
        !info.isUnknown
      else { return }
      offset += letter.length
      guard offset <= length, let place = place(of: Int(letter.value), glyph: info.glyph) else { return }
      if letter.value != KnownLetters.unseen {
        known.append((place, number))
      } else if info.geometry.width != 0 {
        return
      }
    }
    for (first, second) in zip(known, known.dropFirst().map(\.place) + [0]) {
      let width = infos[first.number].geometry.width + 1
      let pair = first.place << 8 | second
      if widths[pair] == 0 {
        widths[pair] = width
        equalWidth = pairs == 0 || equalWidth == width ? width : 0
        pairs += 1
      }
      if widths[pair] != width { isContextual = true }
    }
  }

  /// The place of a letter; nil where there is no more room, or it was another glyph before.
  private func place(of letter: Int, glyph: PangoGlyph) -> Int? {
    let known = Int(places[letter])
    guard known == 0 else {
      if glyphs[known] != glyph { isContextual = true }
      return isContextual ? nil : known
    }
    guard count < KnownLetters.most else { return nil }
    count += 1
    places[letter] = UInt8(count)
    glyphs[count] = glyph
    return count
  }

  /// A letter of at most three bytes.
  @inline(__always)
  private static func letter(_ text: UnsafePointer<CChar>) -> (value: UInt32, length: Int) {
    let first = UInt32(UInt8(bitPattern: text[0]))
    if first < 0x80 { return (first, 1) }
    let second = UInt32(UInt8(bitPattern: text[1]) & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    return ((first & 0x0F) << 12 | second << 6 | UInt32(UInt8(bitPattern: text[2]) & 0x3F), 3)
  }
}
