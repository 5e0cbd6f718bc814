import JSON

/// The forms in which a secret reappears: encoded for URLs, JSON, HTML or as base64, and line by line.
enum SecretForms {
  /// A form to look for.
  struct Form: Hashable {
    var bytes: [UInt8]
    /// Whether it is the middle of a run of base64, all of which is to be masked.
    var isBase64 = false
  }

  /// Shorter secrets are only looked for as they stand: their forms are too many other things.
  static let shortest = 6
  /// Longer secrets are only looked for as they stand, and line by line.
  static let longest = 4_096
  /// The least letters of base64 that tell a secret.
  static let shortestBase64 = 8

  /// All forms but the secret itself.
  static func of(_ secret: String) -> [Form] {
    let bytes = Array(secret.utf8)
    guard bytes.count >= shortest else { return [] }
    var forms: [Form] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    if lines.count > 1 {
      for line in lines {
        let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        if text.count >= 16, text.first != UInt8(ascii: "-") { forms.append(Form(bytes: Array(text))) }
      }
    }
    guard bytes.count <= longest else { return forms }
    for text in [json(secret, asciiOnly: false), json(secret, asciiOnly: true)] {
      forms.append(Form(bytes: Array(text.utf8)))
      forms.append(Form(bytes: Array(json(text, asciiOnly: false).utf8)))
    }
    for kept in ["", "-_.~", "-_.~/", "-_.!~*'()"] {
      for isUpper in [true, false] {
        forms.append(Form(bytes: percent(bytes, keeping: kept, isUpper: isUpper, plus: false)))
        forms.append(Form(bytes: percent(bytes, keeping: kept, isUpper: isUpper, plus: true)))
      }
    }
    for quote in ["&#39;", "&#x27;", "'"] { forms.append(Form(bytes: markup(bytes, apostrophe: quote))) }
    for isForURLs in [false, true] {
      for shift in 0..<3 {
        if let core = base64Core(bytes, shift: shift, isForURLs: isForURLs) {
          forms.append(Form(bytes: core, isBase64: true))
        }
      }
    }
    var seen: Set<[UInt8]> = [bytes]
    return forms.filter { seen.insert($0.bytes).inserted }
  }

  private static func json(_ text: String, asciiOnly: Bool) -> String {
    let written = JSONWriter(asciiOnly: asciiOnly).write(.string(text))
    return String(decoding: written.dropFirst().dropLast(), as: UTF8.self)
  }

  private static func percent(_ bytes: [UInt8], keeping kept: String, isUpper: Bool, plus: Bool) -> [UInt8] {
    let keeps = Set(kept.utf8)
    let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    var result: [UInt8] = []
    for byte in bytes {
      if 97...122 ~= byte | 0x20 || 48...57 ~= byte || keeps.contains(byte) {
        result.append(byte)
      } else if plus, byte == UInt8(ascii: " ") {
        result.append(UInt8(ascii: "+"))
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }

  private static func markup(_ bytes: [UInt8], apostrophe: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      case UInt8(ascii: "'"): result += Array(apostrophe.utf8)
      default: result.append(byte)
      }
    }
    return result
  }

  /// The letters of base64 that are the same whatever stands before and behind the secret, when it begins at a
  /// place that leaves this remainder of three.
  private static func base64Core(_ bytes: [UInt8], shift: Int, isForURLs: Bool) -> [UInt8]? {
    var letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    if isForURLs { (letters[62], letters[63]) = (UInt8(ascii: "-"), UInt8(ascii: "_")) }
    let padded = [UInt8](repeating: 0, count: shift) + bytes
    let first = (shift * 8 + 5) / 6
    let end = padded.count * 8 / 6
    guard end - first >= shortestBase64 else { return nil }
    return (first..<end).map { place in
      let bit = place * 6
      let high = UInt16(padded[bit / 8]) << 8
      let low = bit / 8 + 1 < padded.count ? UInt16(padded[bit / 8 + 1]) : 0
      return letters[Int((high | low) >> UInt16(10 - bit % 8) & 63)]
    }
  }
}
