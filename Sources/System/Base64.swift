/// Base64 (RFC 4648).
public enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let letter = letters[Int(word >> UInt32(18 - 6 * place) & 63)]
        result.append(place <= group.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes; blanks and line ends are skipped. Nil when it is no base64.
  public static func decode(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var word: UInt32 = 0
    var count = 0
    for byte in text.utf8 where ![0x20, 0x0A, 0x0D, 0x09].contains(byte) {
      if byte == UInt8(ascii: "=") { break }
      guard let value = letters.firstIndex(of: byte) else { return nil }
      word = word << 6 | UInt32(value)
      count += 1
      if count == 4 {
        result += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
        word = 0
        count = 0
      }
    }
    switch count {
    case 0: return result
    case 2: return result + [UInt8(word >> 4 & 255)]
    case 3: return result + [UInt8(word >> 10 & 255), UInt8(word >> 2 & 255)]
    default: return nil
    }
  }
}
