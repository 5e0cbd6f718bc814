/// A tolerance as the object of `expected`: `status is 200` is `expected status to be 200` in a sentence.
enum ExpectedWords {
  /// The verbs of tolerances, each with what follows `expected`.
  private static let verbs: [(said: String, wanted: String)] = [
    (" is ", " to be "), (" are ", " to be "), (" finds ", " to find "), (" matches ", " to match "),
    (" agrees", " to agree"),
  ]

  /// The words after `expected`.
  ///
  /// ```swift
  /// ExpectedWords.wanted("status is 200")      // "status to be 200"
  /// ExpectedWords.wanted("is true")            // "true"
  /// ExpectedWords.wanted("`$.a` finds nothing") // "`$.a` to find nothing"
  /// ```
  ///
  /// - Parameter expected: a tolerance in words; names and paths in it stand in backticks.
  static func wanted(_ expected: String) -> String {
    if expected.hasPrefix("is ") { return String(expected.dropFirst(3)) }
    if expected.hasPrefix("matches ") { return "a match of " + expected.dropFirst(8) }
    var isCode = false
    var index = expected.startIndex
    while index < expected.endIndex {
      if expected[index] == "`" { isCode.toggle() }
      if !isCode, expected[index] == " ", let verb = verbs.first(where: { expected[index...].hasPrefix($0.said) }) {
        let end = expected.index(index, offsetBy: verb.said.count)
        return expected[..<index] + verb.wanted + expected[end...]
      }
      index = expected.index(after: index)
    }
    return expected
  }
}
