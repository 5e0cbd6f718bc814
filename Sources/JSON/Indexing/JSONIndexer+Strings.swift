extension JSONIndexer {
  /// Checks a key, the colon behind it and the space behind that; returns where its value should start.
  @inline(__always)
  mutating func skipKey(
    _ position: Int, word: inout UInt32, expected: JSONExpectation
  ) throws(JSONFault) -> Int {
    guard position < end else { throw endFault(in: .object) }
    guard bytes[position] == .quote else { throw keyFault(position, expected: expected) }
    let behind = skipSpace(try skipString(position &+ 1, word: &word))
    guard behind < end else { throw endFault(in: .object) }
    guard bytes[behind] == .colon else {
      throw .syntax(.unexpectedCharacter(found: scalar(at: behind), expected: .colon), offset: behind)
    }
    return skipSpace(behind &+ 1)
  }

  /// Checks a string from just behind its opening quote to just behind the closing one, and marks its word if it
  /// has escapes.
  @inline(__always)
  mutating func skipString(_ start: Int, word: inout UInt32) throws(JSONFault) -> Int {
    var position = start
    // Eight bytes at a time, as long as none of them is a quote, a backslash, a control or outside ASCII.
    while position &+ 8 <= end {
      let special = JSONSwar.specialBytes(JSONSwar.load(bytes, position))
      if special == 0 {
        position &+= 8
        continue
      }
      position &+= special.trailingZeroBitCount &>> 3
      if bytes[position] == .quote { return position &+ 1 }
      break
    }
    return try skipRareString(position, start: start, word: &word)
  }

  /// The same for the rest of a string that needs a closer look.
  @inline(never)
  private mutating func skipRareString(
    _ from: Int, start: Int, word: inout UInt32
  ) throws(JSONFault) -> Int {
    var position = from
    var hasControl = false
    while position < end {
      let byte = bytes[position]
      switch byte {
      case .quote: return position + 1
      case .backslash:
        word |= JSONTape.mark
        position = try skipEscape(position)
      case 0..<0x20:
        if !hasControl { remarks.add(.controlCharacter(Unicode.Scalar(byte)), offset: position) }
        hasControl = true
        position += 1
      case 0x80...: position = try skipMultibyte(position)
      default:
        position += 1
        while position &+ 8 <= end {
          let special = JSONSwar.specialBytes(JSONSwar.load(bytes, position))
          position &+= special == 0 ? 8 : special.trailingZeroBitCount &>> 3
          if special != 0 { break }
        }
      }
    }
    throw endFault(in: .string)
  }

  /// Checks one UTF-8 sequence of two to four bytes.
  private func skipMultibyte(_ position: Int) throws(JSONFault) -> Int {
    let length = UTF8Check.sequenceLength(bytes + position, available: end - position)
    guard length == 0 else { return position + length }
    // A sequence that only lacks its last bytes means that the file was cut off, not that it is no UTF-8.
    if UTF8Check.isCutOff(bytes + position, available: end - position) { throw endFault(in: .string) }
    throw .notUTF8(offset: position)
  }

  /// Checks an escape, and the second one of a surrogate pair.
  private mutating func skipEscape(_ position: Int) throws(JSONFault) -> Int {
    guard position + 1 < end else { throw endFault(in: .string) }
    switch bytes[position + 1] {
    case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      return position + 2
    case UInt8(ascii: "u"):
      let unit = try hexUnit(position)
      if unit & 0xFC00 == 0xD800, position + 7 < end, bytes[position + 6] == .backslash,
        bytes[position + 7] == UInt8(ascii: "u"), try hexUnit(position + 6) & 0xFC00 == 0xDC00
      {
        return position + 12
      }
      if unit & 0xF800 == 0xD800 { remarks.add(.loneSurrogate, offset: position) }
      return position + 6
    default: throw escapeFault(position, length: 2)
    }
  }

  /// The four hexadecimal digits of the `\u` escape at the given place.
  private func hexUnit(_ position: Int) throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for index in 2..<6 {
      guard position + index < end else { throw endFault(in: .string) }
      guard let digit = bytes[position + index].hexValue else { throw escapeFault(position, length: index + 1) }
      unit = unit << 4 | digit
    }
    return unit
  }
}
