/// Reads an expression.
///
///     expression  conjunction ("or" conjunction)*
///     conjunction condition ("and" condition)*
///     condition   "not" condition | sum comparison sum | "(" expression ")"
///     sum         product (("+" | "-") product)*
///     product     factor (("*" | "/") factor)*
///     factor      "-" factor | number unit? | text | word | function "(" text ")" ("." word)? | "(" sum ")"
struct GateParser {
  private static let depthLimit = 64
  private let tokens: [GateToken]
  private var place = 0
  private var depth = 0

  private init(_ tokens: [GateToken]) {
    self.tokens = tokens
  }

  /// The expression of a text.
  static func parse(_ text: String) throws(GateSyntaxError) -> GateExpression {
    var parser = GateParser(try GateLexer.tokens(of: text))
    guard parser.tokens.count > 1 else { throw GateSyntaxError(.empty, offset: 0) }
    let expression = try parser.disjunction()
    guard parser.current.kind == .end else { throw parser.unexpected("the end, `and` or `or`") }
    try GateTypes.check(expression)
    return expression
  }

  private var current: GateToken { tokens[min(place, tokens.count - 1)] }

  private mutating func take(_ sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    place += 1
    return true
  }

  private mutating func takeWord(_ words: String...) -> Bool {
    guard case .word(let word) = current.kind, words.contains(word.lowercased()) else { return false }
    place += 1
    return true
  }

  private func unexpected(_ expected: String?) -> GateSyntaxError {
    let found =
      switch current.kind {
      case .number(let number): ShortNumber.text(number)
      case .word(let word): word
      case .text(let text): "'\(BoundedText.line(text, limit: 40))'"
      case .sign(let sign): sign
      case .end: ""
      }
    return GateSyntaxError(.unexpected(found, expected: expected), offset: current.offset)
  }

  private mutating func disjunction() throws(GateSyntaxError) -> GateExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < GateParser.depthLimit else {
      throw GateSyntaxError(.tooDeep(limit: GateParser.depthLimit), offset: current.offset)
    }
    var left = try conjunction()
    while takeWord("or") || take("||") { left = .any(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(GateSyntaxError) -> GateExpression {
    var left = try condition()
    while takeWord("and") || take("&&") { left = .all(left, try condition()) }
    return left
  }

  private mutating func condition() throws(GateSyntaxError) -> GateExpression {
    let offset = current.offset
    if takeWord("not") {
      depth += 1
      defer { depth -= 1 }
      guard depth < GateParser.depthLimit else {
        throw GateSyntaxError(.tooDeep(limit: GateParser.depthLimit), offset: offset)
      }
      return .not(try condition(), at: offset)
    }
    let left = try sum()
    guard let comparison = comparison() else { return left }
    let right = try sum()
    if self.comparison() != nil { throw GateSyntaxError(.chainedComparison, offset: tokens[place - 1].offset) }
    return .comparison(left, comparison, right, at: offset)
  }

  private mutating func comparison() -> GateComparison? {
    guard case .sign(let sign) = current.kind, let comparison = GateComparison(rawValue: sign) else { return nil }
    place += 1
    return comparison
  }

  private mutating func sum() throws(GateSyntaxError) -> GateExpression {
    var left = try product()
    while true {
      let offset = current.offset
      if take("+") {
        left = .arithmetic(left, .plus, try product(), at: offset)
      } else if take("-") {
        left = .arithmetic(left, .minus, try product(), at: offset)
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(GateSyntaxError) -> GateExpression {
    var left = try factor()
    while true {
      let offset = current.offset
      if take("*") {
        left = .arithmetic(left, .times, try factor(), at: offset)
      } else if take("/") {
        left = .arithmetic(left, .divided, try factor(), at: offset)
      } else {
        return left
      }
    }
  }

  private mutating func factor() throws(GateSyntaxError) -> GateExpression {
    let token = current
    depth += 1
    defer { depth -= 1 }
    guard depth < GateParser.depthLimit else {
      throw GateSyntaxError(.tooDeep(limit: GateParser.depthLimit), offset: token.offset)
    }
    switch token.kind {
    case .number(let number):
      place += 1
      let (unit, factor) = try unit()
      return .value(GateValue(content: .number(number * factor, unit)), at: token.offset)
    case .text(let text):
      place += 1
      return .value(GateValue(content: .word(text)), at: token.offset)
    case .word(let word):
      place += 1
      return try named(word, token)
    case .sign("-"):
      place += 1
      return .negated(try factor(), at: token.offset)
    case .sign("("):
      place += 1
      let inner = try disjunction()
      guard take(")") else { throw unexpected("`)`") }
      return inner
    case .sign, .end: throw unexpected("a value")
    }
  }

  /// The unit behind a number.
  private mutating func unit() throws(GateSyntaxError) -> (GateUnit, Double) {
    let token = current
    if take("%") { return (.share, 0.01) }
    guard case .word(let word) = token.kind else { return (.plain, 1) }
    if let known = GateUnit.written.first(where: { $0.name == word }) {
      place += 1
      return (known.unit, known.factor)
    }
    if !token.isAttached, ["and", "or"].contains(word.lowercased()) { return (.plain, 1) }
    throw GateSyntaxError(.unknownUnit(word), offset: token.offset)
  }

  private mutating func named(_ word: String, _ token: GateToken) throws(GateSyntaxError) -> GateExpression {
    if word == "baseline" { return .baseline(at: token.offset) }
    if GateQuantity.functions.contains(word), take("(") { return try function(word, token) }
    if let quantity = GateQuantity.words[word] { return .quantity(quantity, at: token.offset) }
    if let verdict = Verdict(policyWord: word) {
      return .value(GateValue(content: .word(verdict.policyWord)), at: token.offset)
    }
    if ["completed", "aborted"].contains(word) { return .value(GateValue(content: .word(word)), at: token.offset) }
    if GateQuantity.functions.contains(word) { throw unexpected("`(` and a name in quotation marks") }
    let known = GateQuantity.words.keys.sorted() + ["check", "series", "baseline"] + Verdict.allCases.map(\.policyWord)
    throw GateSyntaxError(.unknownName(word, known: known), offset: token.offset)
  }

  private mutating func function(_ word: String, _ token: GateToken) throws(GateSyntaxError) -> GateExpression {
    guard case .text(let name) = current.kind else { throw unexpected("a name in quotation marks") }
    place += 1
    var unit = GateUnit.plain
    var factor = 1.0
    if word == "series", take(",") {
      let start = current
      (unit, factor) = try self.unit()
      if unit == .plain { throw GateSyntaxError(.unknownUnit(shown(start)), offset: start.offset) }
    }
    guard take(")") else { throw unexpected("`)`") }
    var part: (name: String, offset: Int)?
    if take(".") {
      guard case .word(let name) = current.kind else { throw unexpected("a part") }
      part = (name, current.offset)
      place += 1
    }
    let quantity = try quantity(word, name, part, unit, at: token.offset)
    let expression = GateExpression.quantity(quantity, at: token.offset)
    guard factor != 1 else { return expression }
    return .arithmetic(expression, .times, .value(GateValue(content: .number(factor, .plain)), at: token.offset), at: 0)
  }

  private func shown(_ token: GateToken) -> String {
    if case .word(let word) = token.kind { word } else { "" }
  }

  private func quantity(
    _ word: String, _ name: String, _ part: (name: String, offset: Int)?, _ unit: GateUnit, at offset: Int
  ) throws(GateSyntaxError) -> GateQuantity {
    switch word {
    case "check":
      let known = GateQuantity.CheckPart.allCases.map(\.rawValue)
      guard let part else { return .check(name: name, part: .all) }
      guard let found = GateQuantity.CheckPart(rawValue: part.name) else {
        throw GateSyntaxError(.unknownPart(part.name, of: "a check", known: known), offset: part.offset)
      }
      return .check(name: name, part: found)
    case "series":
      let known = GateQuantity.SeriesPart.allCases.map(\.rawValue)
      guard let part else { throw GateSyntaxError(.missingPart(of: "a series", known: known), offset: offset) }
      guard let found = GateQuantity.SeriesPart(rawValue: part.name) else {
        throw GateSyntaxError(.unknownPart(part.name, of: "a series", known: known), offset: part.offset)
      }
      return .series(name: name, part: found, unit: found == .count ? .plain : unit)
    default:
      if let part { throw GateSyntaxError(.unknownPart(part.name, of: "a duration", known: []), offset: part.offset) }
      return .step(name: name)
    }
  }
}

extension Verdict {
  /// The word of a policy: `held`, `deviated_recovered`, `not_tested`.
  public var policyWord: String {
    switch self {
    case .held: "held"
    case .deviated: "deviated"
    case .deviatedRecovered: "deviated_recovered"
    case .notTested: "not_tested"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .rollbackFailed: "rollback_failed"
    case .inconclusive: "inconclusive"
    }
  }

  /// The verdict of a policy's word; hyphens count as underscores. Nil for another word.
  public init?(policyWord: String) {
    let word = policyWord.lowercased().replacing("-", with: "_")
    guard let verdict = Verdict.allCases.first(where: { $0.policyWord == word }) else { return nil }
    self = verdict
  }
}
