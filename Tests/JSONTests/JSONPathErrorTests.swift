import JSON
import Testing

@Suite("A mistake in a path")
struct JSONPathErrorTests {
  static let rows: [(expression: String, kind: JSONPathErrorKind, offset: Int, hint: String?)] = [
    (" ", .emptyExpression, 1, "a path starts with `$`"),
    ("a.b", .unexpected(found: "a", expected: .root), 0, "a path starts with `$`"),
    (
      "$.a-b", .unexpectedCharacter("-"), 3,
      "names take letters, digits and underscores; put others in brackets: [\"a-b\"]"
    ),
    ("$['a']", .unexpectedCharacter("'"), 2, "strings take double quotes"),
    (
      "$[?(@.a == 1)]", .unexpected(found: "=", expected: .operand), 9, "this dialect compares with a single `=`"
    ),
    ("$[?(@.a && @.b)]", .unexpectedCharacter("&"), 8, "conditions are joined with `and` and `or`"),
    ("$[?(!@.a)]", .unexpectedCharacter("!"), 4, "conditions are negated with `not`"),
    ("$.a[", .unexpectedEnd(expected: .choice), 4, nil),
    ("$[?@.a]", .unexpected(found: "@", expected: .token("(")), 3, nil),
    (
      "$.size()", .unknownFunction("size"), 2,
      "the functions are charAt(), entries(), keys(), length(), substring(), values()"
    ),
    ("$[1.5]", .notAnInteger("1.5"), 2, nil),
    ("$[::0]", .zeroStep, 4, nil),
    ("$[\"a]", .invalidString, 2, nil),
  ]

  @Test("is told with its kind, place and hint", arguments: rows)
  func kinds(expression: String, kind: JSONPathErrorKind, offset: Int, hint: String?) {
    let error = #expect(throws: JSONPathError.self) { try JSONPath(expression) }
    #expect(error?.kind == kind)
    #expect(error?.offset == offset)
    #expect(error.flatMap { JSONPathErrorText.hint(for: $0) } == hint)
  }

  @Test("is shown under the expression")
  func description() {
    let error = #expect(throws: JSONPathError.self) { try JSONPath("$[\"日\"][?(@.a == 1)]") }
    #expect(
      error?.description == """
        `=` has no place here, a path or a JSON value should follow
          $["日"][?(@.a == 1)]
                         ^
        hint: this dialect compares with a single `=`
        """)
  }
}
