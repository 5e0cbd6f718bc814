/// A regular expression in Python's spelling, searched for in bounded time.
///
/// The pattern is turned into a small machine whose states are all followed at once, so that no pattern and no text
/// can make it hang. What such a machine cannot do (references back, looking around) is refused.
///
/// ```swift
/// SearchPattern(#"^\d+ ok$"#)?.isFound(in: "12 ok")  // true
/// SearchPattern(#"(a)\1"#)                           // nil: refers back
/// ```
struct SearchPattern: Sendable {
  /// One instruction of the machine.
  enum Instruction: Sendable {
    case scalar(UInt32)
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case assert(Assertion)
    case match
  }

  /// A condition on a place in the text.
  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, endOrLastBreak, wordEdge, notWordEdge
  }

  /// The longest text that is searched, in Unicode scalars.
  static let textLimit = 65_536
  /// The largest machine.
  static let programLimit = 2_000
  /// The most steps of one search.
  static let stepLimit = 20_000_000

  let program: [Instruction]
  let ignoresCase: Bool

  /// Reads a pattern; nil when it is no regular expression, too large, or beyond such a machine.
  init?(_ pattern: String) {
    guard pattern.utf8.count <= 10_000 else { return nil }
    var parser = SearchPatternParser(pattern)
    guard let tree = parser.parse() else { return nil }
    var compiler = SearchPatternCompiler()
    guard compiler.compile(tree) else { return nil }
    program = compiler.program
    ignoresCase = parser.flags.ignoresCase
  }

  /// Whether the pattern matches anywhere in the text, as Python's `re.search` finds it.
  ///
  /// Nil when the text is longer than ``textLimit`` and its first part has no match, or when the search was given up.
  func isFound(in text: String) -> Bool? {
    var scalars: [UInt32] = []
    var isCut = false
    for scalar in text.unicodeScalars {
      guard scalars.count < SearchPattern.textLimit else {
        isCut = true
        break
      }
      scalars.append(ignoresCase ? ScalarSet.folded(scalar.value) : scalar.value)
    }
    var run = SearchPatternRun(program: program, text: scalars)
    guard let found = run.search() else { return nil }
    return found || !isCut ? found : nil
  }
}
