/// Reads the tokens of a path expression.
///
/// The grammar, from the top:
///
///     path        $ step*
///     step        . (name arguments? | *)   |   .. (name arguments? | * | choices)   |   choices
///     choices     [ choice (, choice)* ]
///     choice      string | integer | slice | * | ? ( condition ) | query | name arguments
///     query       ($ | @) step*
///     arguments   ( (operand (, operand)*)? )
///     operand     query | JSON value
///
/// Conditions have a file of their own.
struct JSONPathParser {
  static let maximumDepth = 64

  private let tokens: [JSONPathToken]
  private let expression: String
  private var place = 0
  private var depth = 0

  /// Prepares to read tokens, of which the last is `end`.
  init(tokens: [JSONPathToken], expression: String) {
    self.tokens = tokens
    self.expression = expression
  }

  /// Reads the whole expression.
  mutating func path() throws(JSONPathError) -> JSONPathQuery {
    if token.kind == .end { throw error(.emptyExpression) }
    guard accept(.root) else { throw unexpected(.root) }
    let query = JSONPathQuery(isFromRoot: true, steps: try steps())
    guard token.kind == .end else { throw unexpected(.step) }
    return query
  }

  // MARK: Tokens

  /// The token to be read next.
  var token: JSONPathToken { tokens[place] }

  /// Steps over the next token if it is of the given kind.
  mutating func accept(_ kind: JSONPathToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    place += 1
    return true
  }

  /// Steps over the next token, which has to be of the given kind.
  mutating func expect(_ kind: JSONPathToken.Kind, _ text: String) throws(JSONPathError) {
    guard accept(kind) else { throw unexpected(.token(text)) }
  }

  /// The error for a token that has no place here.
  func unexpected(_ expected: JSONPathExpectation) -> JSONPathError {
    error(
      token.kind == .end ? .unexpectedEnd(expected: expected) : .unexpected(found: token.text, expected: expected))
  }

  private func error(_ kind: JSONPathErrorKind) -> JSONPathError {
    JSONPathError(kind: kind, offset: token.offset, expression: expression)
  }

  /// Counts a level of nesting; the caller leaves it with `leave`.
  mutating func enter() throws(JSONPathError) {
    depth += 1
    if depth > JSONPathParser.maximumDepth { throw error(.tooDeep(limit: JSONPathParser.maximumDepth)) }
  }

  /// Leaves a level of nesting.
  mutating func leave() { depth -= 1 }

  // MARK: Steps

  private mutating func steps() throws(JSONPathError) -> [JSONPathStep] {
    var steps: [JSONPathStep] = []
    while true {
      if accept(.doubleDot) {
        let choices = token.kind == .openBracket ? try choices() : [try bareWord(.nameOrBracket)]
        steps.append(JSONPathStep(descends: true, subscripts: choices))
      } else if accept(.dot) {
        steps.append(JSONPathStep(descends: false, subscripts: [try bareWord(.name)]))
      } else if token.kind == .openBracket {
        steps.append(JSONPathStep(descends: false, subscripts: try choices()))
      } else {
        return steps
      }
    }
  }

  private mutating func bareWord(_ expected: JSONPathExpectation) throws(JSONPathError) -> JSONPathSubscript {
    if accept(.star) { return .wildcard }
    let name = token
    guard accept(.name) else { throw unexpected(expected) }
    return token.kind == .openParenthesis ? try call(name) : .key(name.text)
  }

  private mutating func choices() throws(JSONPathError) -> [JSONPathSubscript] {
    try enter()
    try expect(.openBracket, "[")
    var choices = [try choice()]
    while accept(.comma) { choices.append(try choice()) }
    try expect(.closeBracket, "]")
    leave()
    return choices
  }

  private mutating func choice() throws(JSONPathError) -> JSONPathSubscript {
    let first = token
    if accept(.string) { return .key(first.text) }
    if accept(.star) { return .wildcard }
    if accept(.name) { return try call(first) }
    if token.kind == .root || token.kind == .current { return .path(try query()) }
    if accept(.question) {
      try expect(.openParenthesis, "(")
      let condition = try condition()
      try expect(.closeParenthesis, ")")
      return .filter(condition)
    }
    let start = token.kind == .number ? try integer() : nil
    if token.kind == .colon { return try slice(from: start) }
    guard let start else { throw unexpected(.choice) }
    return .index(start)
  }

  private mutating func slice(from start: Int?) throws(JSONPathError) -> JSONPathSubscript {
    var end: Int?
    var step: Int?
    try expect(.colon, ":")
    if token.kind == .number { end = try integer() }
    if accept(.colon), token.kind == .number {
      let here = error(.zeroStep)
      step = try integer()
      if step == 0 { throw here }
    }
    return .slice(start: start, end: end, step: step)
  }

  /// An integer; one that does not fit becomes the nearest that can be calculated with.
  private mutating func integer() throws(JSONPathError) -> Int {
    let text = token.text
    guard JSONNumber(validText: text).isInteger else { throw error(.notAnInteger(text)) }
    place += 1
    let limit = Int.max / 4
    return min(max(Int(text) ?? (text.hasPrefix("-") ? -limit : limit), -limit), limit)
  }

  private mutating func call(_ name: JSONPathToken) throws(JSONPathError) -> JSONPathSubscript {
    try expect(.openParenthesis, "(")
    guard let function = JSONPathFunction(rawValue: name.text) else {
      throw JSONPathError(kind: .unknownFunction(name.text), offset: name.offset, expression: expression)
    }
    var arguments: [JSONPathOperand] = []
    if accept(.closeParenthesis) { return .call(function, arguments) }
    repeat { arguments.append(try operand()) } while accept(.comma)
    try expect(.closeParenthesis, ")")
    return .call(function, arguments)
  }

  /// A path inside another one.
  mutating func query() throws(JSONPathError) -> JSONPathQuery {
    let isFromRoot = accept(.root)
    guard isFromRoot || accept(.current) else { throw unexpected(.operand) }
    try enter()
    let steps = try steps()
    leave()
    return JSONPathQuery(isFromRoot: isFromRoot, steps: steps)
  }
}
