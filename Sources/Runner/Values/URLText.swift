/// Text in and out of URLs.
enum URLText {
  /// Percent-encodes everything but letters, digits and `_.-~`.
  static func quoted(_ text: String) -> String { encode(text) { isUnreserved($0) } }

  /// As forms write it: blanks become `+`.
  static func formQuoted(_ text: String) -> String {
    encode(text) { isUnreserved($0) || $0 == UInt8(ascii: " ") }.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "+")
  }

  /// A URL with what may not stand in one percent-encoded; escapes that are there stay.
  static func cleaned(_ url: String) -> String {
    encode(url) { isUnreserved($0) || "!#$%&'()*+,/:;=?@[]".utf8.contains($0) }
  }

  /// Takes passwords out of all URLs in a text: `http://user:********@host`.
  static func withoutPasswords(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index...].starts(with: "://".utf8) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index + 3
      let end = bytes[start...].firstIndex { "/?#\"'<> \n\r\t\\".utf8.contains($0) } ?? bytes.count
      result += "://".utf8
      if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) {
        if let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")) {
          result += bytes[start...colon] + SecretMask.mark.utf8
        } else {
          result += SecretMask.mark.utf8
        }
        result += bytes[at..<end]
      } else {
        result += bytes[start..<end]
      }
      index = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func encode(_ text: String, keeping keeps: (UInt8) -> Bool) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if keeps(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
