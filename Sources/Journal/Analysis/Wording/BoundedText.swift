/// Text from a journal, made fit for one line of a table.
public enum BoundedText {
  /// The text on one line: runs of blanks and line breaks become one blank, control characters are left out, and
  /// an ellipsis marks where it was cut.
  ///
  /// The work is bounded by a small multiple of `limit`, however long the text is.
  ///
  /// ```swift
  /// BoundedText.line("Service\r\n  unavailable", limit: 120)  // "Service unavailable"
  /// ```
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - limit: the most Unicode scalars in the result, the ellipsis included.
  public static func line(_ text: String, limit: Int) -> String {
    if isPlain(text, limit: limit) { return text }
    var shown = String.UnicodeScalarView()
    var count = 0
    var hasBlank = false
    var budget = limit * 16 + 256
    for scalar in text.unicodeScalars {
      budget -= 1
      guard budget > 0, count < limit else { return cut(shown, to: limit) }
      if isBlank(scalar) {
        hasBlank = count > 0
        continue
      }
      if isHidden(scalar) { continue }
      if hasBlank {
        shown.append(" ")
        count += 1
        hasBlank = false
        guard count < limit else { return cut(shown, to: limit) }
      }
      shown.append(scalar)
      count += 1
    }
    return String(shown)
  }

  /// Whether nothing would change: printable ASCII within the limit, single blanks between words.
  public static func isPlain(_ text: String, limit: Int) -> Bool {
    guard text.utf8.count <= limit else { return false }
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  private static func cut(_ scalars: String.UnicodeScalarView, to limit: Int) -> String {
    var kept = String.UnicodeScalarView(scalars.prefix(max(limit - 1, 0)))
    while let last = kept.last, last == " " || last == "\u{200D}" { kept.removeLast() }
    kept.append("…")
    return String(kept)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Controls, and the marks that turn the direction of text: they could make a line say something else.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
