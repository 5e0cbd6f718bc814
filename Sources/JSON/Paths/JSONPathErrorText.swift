/// The words for errors in path expressions.
public enum JSONPathErrorText {
  /// One sentence part that says what is wrong.
  ///
  ///     JSONPathErrorText.problem(of: .unknownFunction("size"))   // "there is no function `size`"
  public static func problem(of kind: JSONPathErrorKind) -> String {
    switch kind {
    case .emptyExpression: "the path is empty"
    case .unexpectedCharacter(let scalar): "`\(scalar.displayed)` has no meaning in a path"
    case .invalidString: "the string is not closed, or holds a wrong escape"
    case .unexpected(let found, let expected): "`\(found)` has no place here, \(name(of: expected)) should follow"
    case .unexpectedEnd(let expected): "the path ends early, \(name(of: expected)) should follow"
    case .notAnInteger(let text): "`\(text)` is not an integer"
    case .unknownFunction(let name): "there is no function `\(name)`"
    case .zeroStep: "the step of a slice cannot be 0"
    case .tooDeep(let limit): "the path is nested more than \(limit) levels deep"
    }
  }

  /// What the author of the path could try next, if the facts suggest something.
  public static func hint(for error: JSONPathError) -> String? {
    switch error.kind {
    case .emptyExpression, .unexpected(_, .root): "a path starts with `$`"
    case .unexpectedCharacter("'"): "strings take double quotes"
    case .unexpectedCharacter("&"), .unexpectedCharacter("|"): "conditions are joined with `and` and `or`"
    case .unexpectedCharacter("!"): "conditions are negated with `not`"
    case .unexpectedCharacter, .unexpected(_, .name), .unexpected(_, .nameOrBracket):
      "names take letters, digits and underscores; put others in brackets: [\"a-b\"]"
    case .unexpected("=", .operand): "this dialect compares with a single `=`"
    case .unexpected("(", .step):
      "the functions are " + JSONPathFunction.allCases.map { "\($0.rawValue)()" }.joined(separator: ", ")
    case .unexpected, .unexpectedEnd, .invalidString, .notAnInteger, .zeroStep, .tooDeep: nil
    case .unknownFunction:
      "the functions are " + JSONPathFunction.allCases.map { "\($0.rawValue)()" }.joined(separator: ", ")
    }
  }

  private static func name(of expectation: JSONPathExpectation) -> String {
    switch expectation {
    case .root: "`$`"
    case .step: "`.`, `..`, `[` or the end"
    case .name: "a name or `*`"
    case .nameOrBracket: "a name, `*` or `[`"
    case .choice: "a string, number, slice, `*`, filter, path or function"
    case .operand: "a path or a JSON value"
    case .value: "a JSON value"
    case .key: "a key in double quotes"
    case .token(let text): "`\(text)`"
    }
  }
}
