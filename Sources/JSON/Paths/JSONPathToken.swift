/// The smallest parts of a path expression.
struct JSONPathToken {
  /// What a part is.
  enum Kind: Hashable {
    case root, current, dot, doubleDot, star, question, comma, colon
    case openBracket, closeBracket, openParenthesis, closeParenthesis, openBrace, closeBrace
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case and, or, not, `true`, `false`, null
    case name, string, number, end
  }

  let kind: Kind
  /// The part as it is written; a string without its quotes.
  let text: String
  /// Where it starts, in Unicode scalars from 0.
  let offset: Int
}
