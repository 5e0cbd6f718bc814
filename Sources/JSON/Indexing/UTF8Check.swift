/// The rules of UTF-8 for one character outside ASCII (Unicode 16, table 3-7).
enum UTF8Check {
  /// The length of the well-formed sequence at the start, or 0 if there is none.
  static func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
    guard available > 0, let (length, second) = shape(lead: bytes[0]), length <= available,
      second.contains(bytes[1])
    else { return 0 }
    for index in 2..<max(length, 2) where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Whether the bytes are the well-formed beginning of a sequence that the text does not finish.
  static func isCutOff(_ bytes: UnsafePointer<UInt8>, available: Int) -> Bool {
    guard available > 0, let (length, second) = shape(lead: bytes[0]), length > available else { return false }
    if available > 1, !second.contains(bytes[1]) { return false }
    return available < 3 || bytes[2] & 0xC0 == 0x80
  }

  /// How long a sequence with this first byte is, and what its second byte may be.
  private static func shape(lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
