/// A word, number, text or sign of an expression.
struct GateToken: Sendable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case word(String)
    case text(String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// Where it begins, in Unicode scalars from the expression's start.
  var offset: Int
  /// Whether it stands right behind the token before, without a blank.
  var isAttached: Bool
}

/// Takes an expression apart.
enum GateLexer {
  /// The most Unicode scalars of an expression.
  static let lengthLimit = 2_000
  private static let signs = [
    "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "(", ")", ".", ",", "%",
  ]

  static func tokens(of text: String) throws(GateSyntaxError) -> [GateToken] {
    let scalars = Array(text.unicodeScalars.prefix(lengthLimit + 1))
    guard scalars.count <= lengthLimit else { throw GateSyntaxError(.tooLong(limit: lengthLimit), offset: 0) }
    var tokens: [GateToken] = []
    var place = 0
    while true {
      let before = place
      while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 }
      let start = place
      func add(_ kind: GateToken.Kind) {
        tokens.append(GateToken(kind: kind, offset: start, isAttached: start == before && !tokens.isEmpty))
      }
      guard place < scalars.count else {
        add(.end)
        return tokens
      }
      let scalar = scalars[place]
      if isDigit(scalar) {
        while place < scalars.count, isNumberPart(scalars, place) { place += 1 }
        let digits = string(scalars[start..<place])
        guard let number = Double(digits), number.isFinite else {
          throw GateSyntaxError(.badNumber(digits), offset: start)
        }
        add(.number(number))
      } else if isLetter(scalar) {
        while place < scalars.count, isLetter(scalars[place]) || isDigit(scalars[place]) { place += 1 }
        add(.word(string(scalars[start..<place])))
      } else if scalar == "'" || scalar == "\"" {
        place += 1
        while place < scalars.count, scalars[place] != scalar { place += 1 }
        guard place < scalars.count else { throw GateSyntaxError(.openText, offset: start) }
        place += 1
        add(.text(string(scalars[(start + 1)..<(place - 1)])))
      } else if let sign = signs.first(where: { scalars[place...].starts(with: $0.unicodeScalars) }) {
        place += sign.unicodeScalars.count
        add(.sign(sign))
      } else {
        throw GateSyntaxError(.unexpected(String(Character(scalar)), expected: nil), offset: start)
      }
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar == "_" }

  /// Digits, and points before a digit.
  private static func isNumberPart(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    let scalar = scalars[place]
    if isDigit(scalar) { return true }
    let isBeforeDigit = place + 1 < scalars.count && isDigit(scalars[place + 1])
    return scalar == "." && isBeforeDigit
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
