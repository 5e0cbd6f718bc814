import JSON

/// A regular expression of a tolerance.
struct RegexPattern {
  private let regex: Regex<AnyRegexOutput>

  init(_ pattern: String) throws(ActivityError) {
    do {
      regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
    } catch {
      throw .failure("the pattern \(pattern) seems invalid")
    }
  }

  /// Whether the expression matches anywhere.
  func isFound(in text: String) -> Bool { ((try? regex.firstMatch(in: text)) ?? nil) != nil }

  /// What is wrong with a pattern, in Python's words; nil when nothing is.
  static func problem(of pattern: String) -> String? {
    if let problem = scan(Array(pattern.unicodeScalars)) { return problem }
    return (try? RegexPattern(pattern)) == nil ? "it cannot be read" : nil
  }

  private static func scan(_ text: [Unicode.Scalar]) -> String? {
    var depth = 0
    var index = 0
    var canRepeat = false
    var isRepeated = false
    while index < text.count {
      let scalar = text[index]
      index += 1
      switch scalar {
      case "\\":
        guard index < text.count else { return "bad escape (end of pattern)" }
        let next = text[index]
        let isLetter = (next.isASCII && next.properties.isAlphabetic)
        if isLetter, !"AbBdDsSwWZafnrtvxuUN".unicodeScalars.contains(next) { return "bad escape \\\(next)" }
        index += 1
        (canRepeat, isRepeated) = (true, false)
      case "[":
        if index < text.count, text[index] == "^" { index += 1 }
        var isFirst = true
        while true {
          guard index < text.count else { return "unterminated character set" }
          if text[index] == "]", !isFirst { break }
          if text[index] == "\\" { index += 1 }
          index += 1
          isFirst = false
        }
        index += 1
        (canRepeat, isRepeated) = (true, false)
      case "(":
        depth += 1
        if index < text.count, text[index] == "?" { index += 1 }
        (canRepeat, isRepeated) = (false, false)
      case ")":
        depth -= 1
        if depth < 0 { return "unbalanced parenthesis" }
        (canRepeat, isRepeated) = (true, false)
      case "*", "+", "?":
        if !canRepeat { return "nothing to repeat" }
        if isRepeated {
          // A question mark or plus behind a repeat changes its manner; another one is too many.
          if scalar == "*" { return "multiple repeat" }
          isRepeated = false
          canRepeat = false
          continue
        }
        isRepeated = true
      case "|":
        (canRepeat, isRepeated) = (false, false)
      default: (canRepeat, isRepeated) = (true, false)
      }
    }
    return depth > 0 ? "missing ), unterminated subpattern" : nil
  }
}
