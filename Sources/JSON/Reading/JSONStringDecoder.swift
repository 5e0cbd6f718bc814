/// Turns the bytes of an indexed, and therefore valid, string into text.
struct JSONStringDecoder {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the closing quote of the string whose opening quote stands at the given offset.
  @inline(__always)
  func closingQuote(of offset: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var position = offset + 1
    while position < bytes.count {
      if position &+ 8 <= bytes.count {
        let special = JSONSwar.specialBytes(JSONSwar.load(base, position))
        if special == 0 {
          position &+= 8
          continue
        }
        position &+= special.trailingZeroBitCount &>> 3
      }
      if base[position] == .quote { break }
      position &+= base[position] == .backslash ? 2 : 1
    }
    return position
  }

  /// The text of the string whose opening quote stands at the given offset.
  func text(at offset: Int, hasEscapes: Bool) -> String {
    let content = UnsafeBufferPointer(rebasing: bytes[(offset + 1)..<closingQuote(of: offset)])
    return hasEscapes
      ? String(decoding: unescaped(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
  }

  /// The content with every escape replaced by the UTF-8 of what it means.
  func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var position = 0
    while position < content.count {
      guard content[position] == .backslash, position + 1 < content.count else {
        result.append(content[position])
        position += 1
        continue
      }
      let letter = content[position + 1]
      if letter == UInt8(ascii: "u") {
        let (scalar, length) = unicodeEscape(content, position)
        result.append(contentsOf: String(Character(scalar)).utf8)
        position += length
      } else {
        result.append(meaning(of: letter))
        position += 2
      }
    }
    return result
  }

  private func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): .tab
    case UInt8(ascii: "n"): .newline
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): .carriageReturn
    default: letter
    }
  }

  private func unicodeEscape(
    _ content: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    guard let high = unit(content, position) else { return ("\u{FFFD}", 2) }
    if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
    if high & 0xFC00 == 0xD800, let low = unit(content, position + 6), low & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF)
    {
      return (scalar, 12)
    }
    return ("\u{FFFD}", 6)
  }

  /// The UTF-16 unit of the `\u` escape at the given place, if there is one.
  private func unit(_ content: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32? {
    guard position + 6 <= content.count, content[position] == .backslash, content[position + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for index in 2..<6 {
      guard let digit = content[position + index].hexValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
