extension JSONIndexer {
  /// A text that ends too early.
  ///
  /// Points behind the last byte that is not white space.
  func endFault(in part: JSONPart) -> JSONFault {
    var offset = end
    if part == .array || part == .object {
      while offset > 0, bytes[offset - 1].isJSONSpace { offset -= 1 }
    }
    return .syntax(.unexpectedEnd(inside: part), offset: offset)
  }

  /// A text that ends inside an array or object.
  func endFault(inObject: Bool) -> JSONFault { endFault(in: inObject ? .object : .array) }

  /// Something that is neither a comma nor the right bracket behind a value.
  func separatorFault(_ position: Int, inObject: Bool) -> JSONFault {
    let expected: JSONExpectation = inObject ? .commaOrObjectEnd : .commaOrArrayEnd
    return .syntax(.unexpectedCharacter(found: scalar(at: position), expected: expected), offset: position)
  }

  /// Something that is no value where one should be.
  func valueFault(_ position: Int, expected: JSONExpectation) -> JSONFault {
    let byte = bytes[position]
    if expected == .value, byte == .closeBracket || byte == .closeBrace, let comma = commaBefore(position) {
      return .syntax(.trailingComma(inside: byte == .closeBracket ? .array : .object), offset: comma)
    }
    if byte == .plus || byte == .point, position + 1 < end, bytes[position + 1].isDigit || bytes[position + 1] == .point
    {
      return numberFault(position)
    }
    var behind = position
    if byte == .minus { behind += 1 }
    while behind < end, Unicode.Scalar(bytes[behind]).isIdentifierPart { behind += 1 }
    guard behind > position else {
      return .syntax(.unexpectedCharacter(found: scalar(at: position), expected: expected), offset: position)
    }
    let word = text(position..<min(behind, position + 40))
    if behind == end, JSONWord.allCases.contains(where: { "\($0.text)".hasPrefix(word) }) {
      return endFault(in: .literal)
    }
    return .syntax(.invalidLiteral(text: word), offset: position)
  }

  /// Something that is no key where one should be.
  func keyFault(_ position: Int, expected: JSONExpectation) -> JSONFault {
    if expected == .key, bytes[position] == .closeBrace, let comma = commaBefore(position) {
      return .syntax(.trailingComma(inside: .object), offset: comma)
    }
    return .syntax(.unexpectedCharacter(found: scalar(at: position), expected: expected), offset: position)
  }

  /// A number written in a way that JSON does not allow.
  func numberFault(_ start: Int) -> JSONFault {
    var behind = start
    while behind < end, behind - start < 40, isNumberPart(bytes[behind]) { behind += 1 }
    if behind == end, let last = UnsafeBufferPointer(start: bytes + start, count: behind - start).last, !last.isDigit {
      return endFault(in: .number)
    }
    return .syntax(.invalidNumber(text: text(start..<behind)), offset: start)
  }

  /// An escape that JSON does not know; the length is that of the part to show.
  func escapeFault(_ position: Int, length: Int) -> JSONFault {
    let last = position + length - 1
    let shown = text(position..<last) + String(Character(scalar(at: last)))
    return .syntax(.invalidEscape(text: shown), offset: position)
  }

  /// The character at a place, or U+FFFD if there is none.
  func scalar(at position: Int) -> Unicode.Scalar {
    let rest = UnsafeBufferPointer(start: bytes + position, count: min(4, end - position))
    return String(decoding: rest, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
  }

  private func isNumberPart(_ byte: UInt8) -> Bool {
    byte == .plus || byte == .minus || byte == .point || Unicode.Scalar(byte).isIdentifierPart
  }

  private func commaBefore(_ position: Int) -> Int? {
    var before = position - 1
    while before >= 0, bytes[before].isJSONSpace { before -= 1 }
    return before >= 0 && bytes[before] == .comma ? before : nil
  }
}
