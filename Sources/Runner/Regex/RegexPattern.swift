/// A regular expression in the dialect of Python's `re`, as tolerances are written in it.
///
///     try RegexPattern(#"(?P<n>\d+)ms$"#).isFound(in: "took 12ms\n")   // true: `$` matches before a last line end
struct RegexPattern: Sendable {
  /// What is wrong with a pattern, in Python's words.
  struct Problem: Error, Sendable {
    var message: String
  }

  private let root: RegexNode
  private let groups: Int

  init(_ pattern: String) throws(Problem) {
    var parser = RegexParser(pattern)
    root = try parser.parse()
    groups = parser.groupCount
  }

  /// Whether the expression matches anywhere; nil when finding out takes more than so many steps.
  func isFound(in text: String, steps: Int = 20_000_000) -> Bool? {
    var matcher = RegexMatcher(text: Array(text.unicodeScalars), groups: groups, steps: steps)
    return matcher.search(root)
  }
}
