/// Reads decimal numbers as the nearest `Double`.
enum JSONDecimal {
  /// The number that starts at the given offset of a valid text.
  static func value(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Double {
    var end = offset
    while end < bytes.count, isNumberByte(bytes[end]) { end += 1 }
    return value(of: bytes[offset..<end]) ?? .nan
  }

  /// The number in the string whose opening quote stands at the given offset, or nil if it holds something else.
  static func value(ofQuoted bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Double? {
    let end = JSONStringDecoder(bytes: bytes).closingQuote(of: offset)
    return value(of: bytes[(offset + 1)..<end])
  }

  /// The number that the bytes are, as a whole.
  static func value(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "NaN": return .nan
    case "Inf", "+Inf", "Infinity", "+Infinity": return .infinity
    case "-Inf", "-Infinity": return -.infinity
    default:
      guard let last = bytes.last, last.isDigit || last == .point, bytes.allSatisfy(isNumberByte) else { return nil }
      return Double(text)
    }
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case .zero...(.nine), .plus, .minus, .point, UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "I"),
      UInt8(ascii: "N"), UInt8(ascii: "a"), UInt8(ascii: "f"), UInt8(ascii: "i"), UInt8(ascii: "n"),
      UInt8(ascii: "t"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
