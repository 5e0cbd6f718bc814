/// Text in and out of URLs.
public enum URLText {
  /// Percent-encodes everything but letters, digits and `_.-~`.
  public static func quoted(_ text: String) -> String { encode(text) { isUnreserved($0) } }

  /// As forms write it: blanks become `+`.
  public static func formQuoted(_ text: String) -> String {
    encode(text) { isUnreserved($0) || $0 == UInt8(ascii: " ") }.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "+")
  }

  /// A URL with what may not stand in one percent-encoded; escapes that are there stay.
  public static func cleaned(_ url: String) -> String {
    encode(url) { isUnreserved($0) || "!#$%&'()*+,/:;=?@[]".utf8.contains($0) }
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
