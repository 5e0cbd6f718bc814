/// The escapes of a written string.
enum JSONEscaping {
  /// Adds the text of a string without its quotes.
  static func append(_ text: String, to bytes: inout [UInt8], asciiOnly: Bool) {
    guard asciiOnly else {
      for byte in text.utf8 { append(byte, to: &bytes) }
      return
    }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x7F {
        append(UInt8(truncatingIfNeeded: scalar.value), to: &bytes)
      } else {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { append(unit: unit, to: &bytes) }
      }
    }
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case .quote: bytes += [.backslash, .quote]
    case .backslash: bytes += [.backslash, .backslash]
    case .newline: bytes += [.backslash, UInt8(ascii: "n")]
    case .carriageReturn: bytes += [.backslash, UInt8(ascii: "r")]
    case .tab: bytes += [.backslash, UInt8(ascii: "t")]
    case 0x08: bytes += [.backslash, UInt8(ascii: "b")]
    case 0x0C: bytes += [.backslash, UInt8(ascii: "f")]
    case 0..<0x20: append(unit: UInt16(byte), to: &bytes)
    default: bytes.append(byte)
    }
  }

  private static func append(unit: UInt16, to bytes: inout [UInt8]) {
    bytes += [.backslash, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> UInt16(shift) & 0xF)
      bytes.append(digit < 10 ? .zero + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
