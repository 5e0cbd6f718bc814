/// Which addresses a report may link to.
enum SafeAddress {
  /// The address when its scheme is http, https or mailto and nothing in it could hide another; nil otherwise.
  static func checked(_ address: String) -> String? {
    let lowered = address.lowercased()
    let isAllowed = ["http://", "https://", "mailto:"].contains { lowered.hasPrefix($0) }
    let isClean = address.unicodeScalars.allSatisfy {
      $0.value > 0x20 && HostileText.replacement(for: $0.value) == nil
    }
    return isAllowed && isClean && address.utf8.count <= 4096 ? address : nil
  }

  /// An anchor's name with only ASCII letters, digits, `-` and `_`; the same for a place and a link to it.
  static func anchor(_ id: String) -> String {
    let isClean = id.utf8.allSatisfy(isAnchorByte)
    if isClean && !id.isEmpty { return id }
    if id.isEmpty { return "x" }
    return String(decoding: id.utf8.map { isAnchorByte($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
