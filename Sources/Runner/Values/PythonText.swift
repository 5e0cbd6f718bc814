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

  /// The numeral in a text as Python's `int()` and `float()` find it: without blanks around it, a plus before it, and
  /// underscores between its digits. nil where Python would not read one that Swift reads.
  static func numeral(_ text: String) -> String? {
    let bytes = Array(strip(text).utf8)
    let isSigned = bytes.first == UInt8(ascii: "+")
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated().dropFirst(isSigned ? 1 : 0) {
      switch byte {
      case UInt8(ascii: "_"):
        let isBetween = index > 0 && index + 1 < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
        if !isBetween { return nil }
      // Swift also reads `0x1p3` and `nan(1)`.
      case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "("): return nil
      default: result.append(byte)
      }
    }
    if isSigned, result.first == UInt8(ascii: "-") || result.first == UInt8(ascii: "+") { return nil }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
