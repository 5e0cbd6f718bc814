/// Characters of foreign text that could mislead a reader or break a format, and what stands for them.
enum HostileText {
  /// What is shown for a scalar; nil when it may stand as it is.
  ///
  /// Controls become their pictures (`␀`), characters that reorder the text around them their code (`‹U+202E›`).
  static func replacement(for code: UInt32) -> String? {
    switch code {
    case 0x09, 0x0A: nil
    case 0..<0x20: Unicode.Scalar(0x2400 + code).map { String(Character($0)) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: codeName(code)
    default: nil
    }
  }

  /// The text with each such scalar made visible.
  static func visible(_ string: String) -> String {
    guard string.unicodeScalars.contains(where: { replacement(for: $0.value) != nil }) else { return string }
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in string.unicodeScalars {
      if scalar == "\n", previous == "\r" { result.removeLast() }
      if let visible = replacement(for: scalar.value) {
        result += visible
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// Whether any letter is written from right to left.
  static func hasRightToLeft(_ string: String) -> Bool {
    var string = string
    return string.withUTF8 { utf8 in
      for (index, byte) in utf8.enumerated() where byte >= 0xD6 {
        let next = index + 1 < utf8.count ? utf8[index + 1] : 0
        switch byte {
        case 0xD6...0xDF: return true
        case 0xE0 where next < 0xA4: return true
        case 0xEF where (0xAC...0xBB).contains(next): return true
        case 0xF0 where next == 0x90 || next == 0x9E: return true
        default: continue
        }
      }
      return false
    }
  }

  private static func codeName(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "›"
  }
}
