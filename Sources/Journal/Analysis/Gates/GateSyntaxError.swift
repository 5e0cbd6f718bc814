/// What is wrong with an expression, and where in it.
struct GateSyntaxError: Error, Sendable {
  enum Kind: Sendable, Hashable {
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case badNumber(String)
    case openText
    case unexpected(String, expected: String?)
    case unknownName(String, known: [String])
    case unknownPart(String, of: String, known: [String])
    case unknownUnit(String)
    case unknownVerdict(String, known: [String])
    case missingPart(of: String, known: [String])
    case noComparison
    case chainedComparison
    case unitsDiffer(String, String)
    case baselineAlone
    /// No run declares a check or step of this name.
    case nothingNamed(String, what: String, known: [String])
  }

  var kind: Kind
  /// In Unicode scalars from the expression's start.
  var offset: Int

  init(_ kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What is wrong, without a full stop.
  var problem: String {
    switch kind {
    case .empty: "the expression is empty"
    case .tooLong(let limit): "the expression has more than \(limit) characters"
    case .tooDeep(let limit): "the expression is nested deeper than \(limit) brackets"
    case .badNumber(let text): "`\(text)` is no number"
    case .openText: "the text is not closed"
    case .unexpected(let found, let expected):
      (found.isEmpty ? "the expression ends" : "unexpected `\(found)`") + (expected.map { "; \($0) is needed" } ?? "")
    case .unknownName(let name, _): "`\(name)` is nothing that can be asked of a run"
    case .unknownPart(let part, let of, _): "\(of) has no `\(part)`"
    case .unknownUnit(let unit): "`\(unit)` is no unit"
    case .unknownVerdict(let word, _): "`\(word)` is no verdict"
    case .missingPart(let of, _): "\(of) needs a part"
    case .noComparison: "this is a value; a gate compares two, as in `errors == 0`"
    case .chainedComparison: "one comparison cannot follow another; join them with `and`"
    case .unitsDiffer(let left, let right): "\(left) cannot be compared with \(right)"
    case .baselineAlone: "`baseline` needs something of the run on the other side of the comparison"
    case .nothingNamed(let name, let what, _): "no run has a \(what) named `\(name)`"
    }
  }

  /// What to try next.
  var hint: String? {
    switch kind {
    case .unknownName(let name, let known), .unknownPart(let name, _, let known), .unknownVerdict(let name, let known),
      .nothingNamed(let name, _, let known):
      GateSyntaxError.suggestion(for: name, among: known)
    case .missingPart(_, let known): "add one of " + known.map { ".\($0)" }.joined(separator: ", ")
    case .unknownUnit: "there are: " + GateUnit.written.map(\.name).joined(separator: ", ")
    case .openText: "close it with the same quotation mark"
    case .unitsDiffer(let left, let right): GateSyntaxError.unitHint([left, right])
    case .unexpected("=", _): "write `==`"
    case .empty: "write a condition, such as `errors == 0`"
    case .tooLong, .tooDeep: "split it into several gates"
    case .badNumber, .unexpected, .noComparison, .chainedComparison, .baselineAlone: nil
    }
  }

  /// How to make two kinds of values fit.
  private static func unitHint(_ kinds: [String]) -> String? {
    if kinds.contains("a word") { return "a word is compared with a word, as in `verdict == held`" }
    guard kinds.contains("a number without a unit") else { return nil }
    if kinds.contains("a share") { return "write a share in percent, such as 99%" }
    return kinds.contains("a time") ? "write the time with its unit: us, ms, s, min, h or d" : nil
  }

  private static func suggestion(for name: String, among known: [String]) -> String? {
    if let nearest = NearestName.find(name, among: known) { return "did you mean `\(nearest)`?" }
    guard !known.isEmpty else { return nil }
    return "there are: " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
  }
}
