extension JSONIndexer {
  /// The first place from the given one on that is no white space.
  @inline(__always)
  func skipSpace(_ start: Int) -> Int {
    guard start < end, bytes[start] <= .space else { return start }
    // One space, as after a comma or colon.
    if bytes[start] == .space, start &+ 1 < end, bytes[start &+ 1] > .space { return start &+ 1 }
    return skipIndentation(start)
  }

  /// The same for line ends and runs of spaces.
  @inline(__always)
  private func skipIndentation(_ start: Int) -> Int {
    var position = start
    while position < end {
      if bytes[position] == .space {
        while position &+ 8 <= end {
          let spaces = JSONSwar.leadingSpaces(JSONSwar.load(bytes, position))
          position &+= spaces
          if spaces < 8 { break }
        }
        while position < end, bytes[position] == .space { position &+= 1 }
      } else if bytes[position].isJSONSpace {
        position &+= 1
      } else {
        break
      }
    }
    return position
  }

  /// Refuses what cannot be the first element of an array, while the end of the array would be fine too.
  @inline(__always)
  func checkFirstElement(_ position: Int) throws(JSONFault) {
    switch bytes[position] {
    case .comma, .colon, .closeBracket, .closeBrace: throw valueFault(position, expected: .valueOrArrayEnd)
    default: break
    }
  }

  /// Checks a number.
  @inline(__always)
  mutating func skipNumber(_ start: Int) throws(JSONFault) -> Int {
    var position = start
    if bytes[position] == .minus {
      position &+= 1
      guard position < end else { throw endFault(in: .number) }
      if bytes[position] == UInt8(ascii: "I") { return try skipWord(start) }
    }
    let digits = position
    position = skipDigits(position)
    guard position > digits, bytes[digits] != .zero || position == digits &+ 1 else { throw numberFault(start) }
    if position < end, bytes[position] == .point {
      let fraction = position &+ 1
      position = skipDigits(fraction)
      guard position > fraction else { throw numberFault(start) }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      var exponent = position &+ 1
      if exponent < end, bytes[exponent] == .plus || bytes[exponent] == .minus { exponent &+= 1 }
      position = skipDigits(exponent)
      guard position > exponent else { throw numberFault(start) }
    }
    return position
  }

  @inline(__always)
  private func skipDigits(_ start: Int) -> Int {
    var position = start
    while position < end, bytes[position].isDigit { position &+= 1 }
    return position
  }

  /// Checks one of the words that are values.
  mutating func skipWord(_ start: Int) throws(JSONFault) -> Int {
    for word in JSONWord.allCases where starts(with: word.text, at: start) {
      let behind = start + word.text.utf8CodeUnitCount
      if behind < end, Unicode.Scalar(bytes[behind]).isIdentifierPart { break }
      if word.isNumber { remarks.add(.nonFiniteNumber("\(word.text)"), offset: start) }
      return behind
    }
    throw valueFault(start, expected: .value)
  }

  private func starts(with text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[start + index] != text.utf8Start[index] { return false }
    return true
  }
}
