import Regex

/// Text as Python writes it.
enum PythonText {
  /// `repr()` of a string.
  static func repr(_ text: String) -> String { PythonLiteral.text(text) }

  /// `str.title()` for the words that activities have as types.
  static func title(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst().lowercased() }

  /// What Python's `strip()` leaves.
  static func strip(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
