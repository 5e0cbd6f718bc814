/// A regular expression in the dialect of Python's `re`, as tolerances are written in it.
///
/// Whether a pattern matches is found in time that grows with the text, unless it refers back or looks around. Else,
/// and where the places count, matching tries way after way within a number of steps that a caller sets and a depth: a
/// pattern that would try for ever is given up, and the caller is told so.
///
///     try RegexPattern(#"(?P<n>\d+)ms$"#).isFound(in: "took 12ms\n")   // true: `$` matches before a last line end
public struct RegexPattern: Sendable {
  /// What is wrong with a pattern, in Python's words.
  public struct Problem: Error, Sendable {
    /// The words, such as `missing ), unterminated subpattern`.
    public var message: String
  }

  private let root: RegexNode
  private let groups: Int
  /// Finds out in linear time whether there is a match; nil where only trying way after way can.
  private let machine: RegexMachine?

  /// Reads a pattern.
  ///
  /// - Throws: ``Problem`` for what Python refuses as well.
  public init(_ pattern: String) throws(Problem) {
    var parser = RegexParser(pattern)
    root = try parser.parse()
    groups = parser.groupCount
    machine = RegexMachine(root)
  }

  /// Whether the expression matches anywhere; nil when finding out takes more than so many steps.
  public func isFound(in text: String, steps: Int = 20_000_000) -> Bool? {
    let scalars = Array(text.unicodeScalars)
    if let machine {
      var run = RegexMachineRun(machine, text: scalars, steps: steps)
      return run.search()
    }
    var matcher = RegexMatcher(text: scalars, groups: groups, steps: steps)
    return matcher.search(root)
  }

  /// Where the expression matches, leftmost first and without overlaps, as offsets into the text's UTF-8; matches of
  /// nothing are left out. Nil when finding out takes more than so many steps.
  public func ranges(in text: String, steps: Int = 20_000_000) -> [Range<Int>]? {
    let scalars = Array(text.unicodeScalars)
    var matcher = RegexMatcher(text: scalars, groups: groups, steps: steps)
    guard let found = matcher.all(root) else { return nil }
    if found.isEmpty { return [] }
    var offsets: [Int] = [0]
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    return found.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] }
  }

  /// Whether the expression matches the whole text; nil when finding out takes more than so many steps.
  public func isWhole(_ text: String, steps: Int = 1_000_000) -> Bool? {
    var matcher = RegexMatcher(text: Array(text.unicodeScalars), groups: groups, steps: steps)
    return matcher.matchesWhole(root)
  }
}
