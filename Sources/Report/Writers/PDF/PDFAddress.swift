/// Addresses that a page may lead out to.
enum PDFAddress {
  private static let schemes = ["http:", "https:", "mailto:"]
  private static let longest = 2_000

  /// The address with everything escaped that is not plain; nil for other schemes than http, https and mailto.
  static func safe(_ address: String) -> String? {
    guard address.utf8.count <= longest else { return nil }
    var escaped = ""
    for byte in address.utf8 {
      if isPlain(byte) {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        escaped += byte < 16 ? "%0" : "%"
        escaped += String(byte, radix: 16, uppercase: true)
      }
    }
    let start = escaped.prefix(8).lowercased()
    return schemes.contains { start.hasPrefix($0) && escaped.utf8.count > $0.utf8.count } ? escaped : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
