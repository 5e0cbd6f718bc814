import Journal

/// The content security policy of a page: nothing is fetched, and only the page's own style and script count.
enum HTMLPolicy {
  /// The policy for a `<meta http-equiv>`, with the SHA-256 of the one inline style and the one inline script.
  static func text(style: [UInt8], script: [UInt8]) -> String {
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
      + "style-src '\(hash(style))'; script-src '\(hash(script))'"
  }

  private static func hash(_ bytes: [UInt8]) -> String {
    var digest: [UInt8] = []
    var high: UInt8?
    for digit in SHA256.hexadecimal(of: bytes).utf8 {
      let value = digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
      if let first = high {
        digest.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return "sha256-" + String(decoding: Base64.encoded(digest), as: UTF8.self)
  }
}
