/// Makes any text safe to lay out.
///
/// Control characters become visible pictures, so that evidence stays evidence; characters that would turn text
/// around or that no text may hold are left out; endless words get places to break. Emoji are asked for in text
/// style: they are then glyphs, which can be searched and copied, not pictures.
enum TextCleaner {
  /// How many scalars of a word may follow one another without a place to break.
  private static let longestWord = 160
  /// The distance of the places to break in a longer word.
  private static let breakDistance = 8
  /// How many marks may be stacked on one letter.
  private static let longestStack = 4

  /// The text without anything that could harm a layout.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - tabWidth: the number of spaces that a tab becomes.
  ///   - breaksLongWords: whether words of more than 160 characters get invisible places to break.
  static func clean(_ text: String, tabWidth: Int = 1, breaksLongWords: Bool = true) -> String {
    if isPlain(text, breaksLongWords: breaksLongWords) { return text }
    let wordEnds = breaksLongWords ? longWords(in: text) : []
    var nextWord = wordEnds.startIndex
    var clean = ""
    clean.unicodeScalars.reserveCapacity(text.utf8.count + 16)
    var stack = 0
    var index = 0
    let scalars = text.unicodeScalars
    var position = scalars.startIndex
    while position < scalars.endIndex {
      let scalar = scalars[position]
      let following = scalars.index(after: position)
      let next = following < scalars.endIndex ? scalars[following] : nil
      if nextWord < wordEnds.endIndex, index >= wordEnds[nextWord].upperBound { nextWord += 1 }
      if nextWord < wordEnds.endIndex, wordEnds[nextWord].contains(index),
        (index - wordEnds[nextWord].lowerBound) % breakDistance == breakDistance - 1, !joins(scalar)
      {
        clean.unicodeScalars.append("\u{200B}")
      }
      stack = isStacked(scalar) ? stack + 1 : 0
      if stack <= longestStack { append(scalar, before: next, tabWidth: tabWidth, to: &clean) }
      position = following
      index += 1
    }
    return clean
  }

  /// Whether nothing has to be done: printable ASCII, the most common Latin letters and signs, no long word.
  private static func isPlain(_ text: String, breaksLongWords: Bool) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var word = 0
      for byte in bytes {
        guard byte >= 0x20, byte < 0x7F else { return false }
        word = byte == 0x20 ? 0 : word + 1
        if breaksLongWords, word > longestWord { return false }
      }
      return true
    }
  }

  /// The words that are too long, as ranges of scalar numbers.
  private static func longWords(in text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    var index = 0
    for scalar in text.unicodeScalars {
      // Han, kana and Hangul break everywhere by themselves.
      if scalar == " " || scalar.value < 0x20 || scalar.value >= 0x2E80 {
        if index - start > longestWord { words.append(start..<index) }
        start = index + 1
      }
      index += 1
    }
    if index - start > longestWord { words.append(start..<index) }
    return words
  }

  private static func append(
    _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, tabWidth: Int, to text: inout String
  ) {
    switch scalar.value {
    case 0x09: for _ in 0..<tabWidth { text.unicodeScalars.append(" ") }
    case 0x0A: text.unicodeScalars.append(" ")
    case 0x0D where next == "\n": break
    case 0x0D, 0x85, 0x2028, 0x2029: text.unicodeScalars.append(" ")
    case 0x00...0x1F: text.unicodeScalars.append(picture(0x2400 + scalar.value))
    case 0x7F: text.unicodeScalars.append("\u{2421}")
    case 0x80...0x9F, 0xFFFC, 0xFDD0...0xFDEF: text.unicodeScalars.append("\u{FFFD}")
    case 0xAD, 0xFEFF, 0x202A...0x202E, 0x2060...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: break
    case let value where value & 0xFFFE == 0xFFFE: text.unicodeScalars.append("\u{FFFD}")
    case 0xFE0F where next != "\u{200D}" && next != "\u{20E3}": text.unicodeScalars.append("\u{FE0E}")
    default:
      text.unicodeScalars.append(scalar)
      if isLoneEmoji(scalar, before: next) { text.unicodeScalars.append("\u{FE0E}") }
    }
  }

  private static func picture(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Whether a scalar is shown as a coloured picture unless asked otherwise, and is no part of a longer emoji.
  private static func isLoneEmoji(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    guard scalar.value >= 0x231A, scalar.properties.isEmojiPresentation else { return false }
    if (0x1F1E6...0x1F1FF).contains(scalar.value) { return false }
    guard let next else { return true }
    switch next.value {
    case 0xFE0E, 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF: return false
    default: return true
    }
  }

  /// Whether a scalar may not be parted from the one before it.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    isStacked(scalar) || scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
      || (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  private static func isStacked(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300: return false
    case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x9FFF, 0xAC00...0xD7A3: return false
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return true
      default: return false
      }
    }
  }
}
