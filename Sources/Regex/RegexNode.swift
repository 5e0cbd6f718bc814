/// A part of a regular expression.
indirect enum RegexNode: Sendable {
  case set(RegexSet)
  case lineStart(isMultiline: Bool)
  case lineEnd(isMultiline: Bool)
  case textStart
  case textEnd
  case wordEdge(isEdge: Bool, isASCII: Bool)
  case sequence([RegexNode])
  case choice([RegexNode])
  case group(RegexNode, number: Int)
  case atomic(RegexNode)
  case repetition(RegexNode, least: Int, most: Int, manner: RegexManner)
  case look(RegexNode, isAhead: Bool, isNegative: Bool)
  case reference(Int, ignoresCase: Bool)
  case condition(Int, then: RegexNode, otherwise: RegexNode)

  /// How many characters it matches, when that is always the same.
  var width: Int? {
    switch self {
    case .set: return 1
    case .lineStart, .lineEnd, .textStart, .textEnd, .wordEdge, .look: return 0
    case .sequence(let parts):
      var sum = 0
      for part in parts {
        guard let width = part.width else { return nil }
        sum += width
      }
      return sum
    case .choice(let parts):
      let widths = parts.map(\.width)
      return widths.allSatisfy { $0 == widths[0] } ? widths[0] : nil
    case .group(let part, _), .atomic(let part): return part.width
    case .repetition(let part, let least, let most, _): return least == most ? part.width.map { $0 * least } : nil
    case .reference: return nil
    case .condition(_, let then, let otherwise): return then.width == otherwise.width ? then.width : nil
    }
  }
}

/// How a repetition behaves.
enum RegexManner: Sendable {
  /// As often as possible first.
  case greedy
  /// As seldom as possible first.
  case lazy
  /// As often as possible, and no other way.
  case possessive
}

/// A set of characters.
struct RegexSet: Sendable {
  /// One part of a set.
  enum Part: Sendable {
    case range(UInt32, UInt32)
    case digit(isIn: Bool, isASCII: Bool)
    case word(isIn: Bool, isASCII: Bool)
    case space(isIn: Bool, isASCII: Bool)
    case any
    case notLineEnd
  }

  var parts: [Part] = []
  var isNegated = false
  var ignoresCase = false

  init(_ parts: [Part], ignoresCase: Bool = false) { (self.parts, self.ignoresCase) = (parts, ignoresCase) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isIn = holds(scalar)
    if !isIn, ignoresCase {
      isIn = RegexSet.otherCases(scalar).contains { holds($0) }
    }
    return isIn != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    parts.contains { part in
      switch part {
      case .range(let low, let high): return low <= scalar.value && scalar.value <= high
      case .digit(let isIn, let isASCII): return RegexSet.isDigit(scalar, isASCII) == isIn
      case .word(let isIn, let isASCII): return RegexSet.isWord(scalar, isASCII) == isIn
      case .space(let isIn, let isASCII): return RegexSet.isSpace(scalar, isASCII) == isIn
      case .any: return true
      case .notLineEnd: return scalar != "\n"
      }
    }
  }

  static func otherCases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let properties = scalar.properties
    return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { text in
      text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar, _ isASCII: Bool) -> Bool {
    if scalar.isASCII { return scalar >= "0" && scalar <= "9" }
    return !isASCII && scalar.properties.generalCategory == .decimalNumber
  }

  static func isWord(_ scalar: Unicode.Scalar, _ isASCII: Bool) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || isDigit(scalar, true) || (scalar >= "a" && scalar <= "z")
        || (scalar >= "A" && scalar <= "Z")
    }
    if isASCII { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar, _ isASCII: Bool) -> Bool {
    if scalar.isASCII {
      return scalar == " " || (9...13).contains(scalar.value) || (!isASCII && (28...31).contains(scalar.value))
    }
    return !isASCII && scalar.properties.isWhitespace
  }
}
