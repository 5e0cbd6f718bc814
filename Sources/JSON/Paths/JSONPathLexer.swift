/// Cuts a path expression into tokens, always taking the longest that fits.
struct JSONPathLexer {
  private let scalars: [Unicode.Scalar]
  private let expression: String
  private var place = 0

  /// Prepares to cut an expression.
  init(_ expression: String) {
    self.expression = expression
    scalars = Array(expression.unicodeScalars)
  }

  /// All tokens; the last one is `end`.
  mutating func tokens() throws(JSONPathError) -> [JSONPathToken] {
    var result: [JSONPathToken] = []
    while true {
      while let scalar = peek(), [" ", "\t", "\n", "\r"].contains(scalar) { place += 1 }
      let start = place
      guard let first = peek() else {
        result.append(JSONPathToken(kind: .end, text: "", offset: start))
        return result
      }
      let kind = try next(first)
      let text = kind == .string ? scalars[(start + 1)..<(place - 1)] : scalars[start..<place]
      result.append(
        JSONPathToken(
          kind: kind == .name ? keyword(text) : kind, text: String(String.UnicodeScalarView(text)), offset: start))
    }
  }

  private mutating func next(_ first: Unicode.Scalar) throws(JSONPathError) -> JSONPathToken.Kind {
    switch first {
    case "$": return take(.root)
    case "@": return take(.current)
    case "*": return take(.star)
    case "?": return take(.question)
    case ",": return take(.comma)
    case ":": return take(.colon)
    case "[": return take(.openBracket)
    case "]": return take(.closeBracket)
    case "(": return take(.openParenthesis)
    case ")": return take(.closeParenthesis)
    case "{": return take(.openBrace)
    case "}": return take(.closeBrace)
    case "=": return take(.equal)
    case ".": return peek(1) == "." ? take(.doubleDot, 2) : take(.dot)
    case "<": return peek(1) == "=" ? take(.lessOrEqual, 2) : take(.less)
    case ">": return peek(1) == "=" ? take(.greaterOrEqual, 2) : take(.greater)
    case "!" where peek(1) == "=": return take(.notEqual, 2)
    case "\"": return try string()
    case "-" where isDigit(peek(1)): return number()
    case "0"..."9": return number()
    case "a"..."z", "A"..."Z", "_":
      while let scalar = peek(), scalar.isIdentifierPart { place += 1 }
      return .name
    default: throw JSONPathError(kind: .unexpectedCharacter(first), offset: place, expression: expression)
    }
  }

  private func keyword(_ text: ArraySlice<Unicode.Scalar>) -> JSONPathToken.Kind {
    switch String(String.UnicodeScalarView(text)) {
    case "and": .and
    case "or": .or
    case "not": .not
    case "true": .true
    case "false": .false
    case "null": .null
    default: .name
    }
  }

  private mutating func take(_ kind: JSONPathToken.Kind, _ count: Int = 1) -> JSONPathToken.Kind {
    place += count
    return kind
  }

  private mutating func number() -> JSONPathToken.Kind {
    if peek() == "-" { place += 1 }
    integer()
    if peek() == ".", isDigit(peek(1)) {
      place += 1
      while isDigit(peek()) { place += 1 }
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if isDigit(peek(1 + sign)) {
        place += 1 + sign
        integer()
      }
    }
    return .number
  }

  /// Takes an integer without leading zeros: of `012` only the `0`.
  private mutating func integer() {
    if peek() == "0" {
      place += 1
    } else {
      while isDigit(peek()) { place += 1 }
    }
  }

  private mutating func string() throws(JSONPathError) -> JSONPathToken.Kind {
    let start = place
    place += 1
    while let scalar = peek(), scalar.value >= 0x20 {
      place += 1
      if scalar == "\"" { return .string }
      guard scalar == "\\" else { continue }
      switch peek() {
      case "\"", "\\", "/", "b", "f", "n", "r", "t": place += 1
      case "u" where (1...4).allSatisfy({ peek($0)?.properties.isASCIIHexDigit == true }): place += 5
      default: throw JSONPathError(kind: .invalidString, offset: start, expression: expression)
      }
    }
    throw JSONPathError(kind: .invalidString, offset: start, expression: expression)
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    place + ahead < scalars.count ? scalars[place + ahead] : nil
  }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar >= "0" && scalar <= "9"
  }
}
