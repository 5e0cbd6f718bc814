// Conditions, from the top. Mind that `or` binds tighter than `and`:
//
//     condition    alternative (and alternative)*
//     alternative  term (or term)*
//     term         not term | ( condition ) | operand ((= | != | < | <= | > | >=) operand)?
extension JSONPathParser {
  mutating func condition() throws(JSONPathError) -> JSONPathCondition {
    try enter()
    var all = [try alternative()]
    while accept(.and) { all.append(try alternative()) }
    leave()
    return all.count == 1 ? all[0] : .and(all)
  }

  private mutating func alternative() throws(JSONPathError) -> JSONPathCondition {
    var any = [try term()]
    while accept(.or) { any.append(try term()) }
    return any.count == 1 ? any[0] : .or(any)
  }

  private mutating func term() throws(JSONPathError) -> JSONPathCondition {
    var isNegated = false
    while accept(.not) { isNegated.toggle() }
    let term = try plainTerm()
    return isNegated ? .not(term) : term
  }

  private mutating func plainTerm() throws(JSONPathError) -> JSONPathCondition {
    if accept(.openParenthesis) {
      let inner = try condition()
      try expect(.closeParenthesis, ")")
      return inner
    }
    let left = try operand()
    guard let comparison = comparison(token.kind) else { return .some(left) }
    _ = accept(token.kind)
    return .compare(comparison, left, try operand())
  }

  private func comparison(_ kind: JSONPathToken.Kind) -> JSONPathCondition.Comparison? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .root, .current, .dot, .doubleDot, .star, .question, .comma, .colon, .openBracket, .closeBracket,
      .openParenthesis, .closeParenthesis, .openBrace, .closeBrace, .and, .or, .not, .true, .false, .null, .name,
      .string, .number, .end:
      nil
    }
  }

  /// A path or a JSON value.
  mutating func operand() throws(JSONPathError) -> JSONPathOperand {
    if token.kind == .root || token.kind == .current { return .path(try query()) }
    return .value(try value(expected: .operand))
  }

  /// A JSON value.
  ///
  /// Escapes in its strings are kept as they are written, as the dialect has it.
  private mutating func value(expected: JSONPathExpectation) throws(JSONPathError) -> JSONValue {
    let first = token
    if accept(.string) { return .string(first.text) }
    if accept(.number) { return .number(JSONNumber(validText: first.text)) }
    if accept(.true) { return .bool(true) }
    if accept(.false) { return .bool(false) }
    if accept(.null) { return .null }
    try enter()
    defer { leave() }
    if accept(.openBracket) {
      var elements: [JSONValue] = []
      if accept(.closeBracket) { return .array(elements) }
      repeat { elements.append(try value(expected: .value)) } while accept(.comma)
      try expect(.closeBracket, "]")
      return .array(elements)
    }
    guard accept(.openBrace) else { throw unexpected(expected) }
    var object = JSONObject()
    if accept(.closeBrace) { return .object(object) }
    repeat {
      let key = token.text
      guard accept(.string) else { throw unexpected(.key) }
      try expect(.colon, ":")
      object[key] = try value(expected: .value)
    } while accept(.comma)
    try expect(.closeBrace, "}")
    return .object(object)
  }
}
