/// Reads a regular expression of Python's `re`.
struct RegexParser {
  /// The letters in `(?imsx)`.
  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotTakesAll = false
    var isVerbose = false
    var isASCII = false

    /// Those that a pattern may name.
    static let letters = "aiLmsux".unicodeScalars
  }

  typealias Problem = RegexPattern.Problem

  let text: [Unicode.Scalar]
  var place = 0
  var depth = 0
  var groupCount = 0
  var names: [String: Int] = [:]
  var openGroups: Set<Int> = []

  static let maximumDepth = 200
  static let unlimited = Int.max

  init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Problem) -> RegexNode {
    var flags = Flags()
    let node = try alternatives(&flags)
    if place < text.count { throw Problem(message: "unbalanced parenthesis") }
    return node
  }

  var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  mutating func alternatives(_ flags: inout Flags) throws(Problem) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > RegexParser.maximumDepth { throw Problem(message: "it is nested too deeply") }
    var choices = [try sequence(&flags)]
    while take("|") { choices.append(try sequence(&flags)) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  mutating func sequence(_ flags: inout Flags) throws(Problem) -> RegexNode {
    var parts: [RegexNode] = []
    // Whether the last part can be repeated: an anchor or a repetition cannot.
    var last = Last.nothing
    while let scalar = next, scalar != "|", scalar != ")" {
      place += 1
      if flags.isVerbose {
        if RegexSet.isSpace(scalar, true) { continue }
        if scalar == "#" {
          while let scalar = next, scalar != "\n" { _ = take(scalar) }
          continue
        }
      }
      if let (least, most) = repetition(scalar) {
        if most < least { throw Problem(message: "min repeat greater than max repeat") }
        switch last {
        case .nothing: throw Problem(message: "nothing to repeat")
        case .repetition: throw Problem(message: "multiple repeat")
        case .item: break
        }
        let manner: RegexManner = take("?") ? .lazy : take("+") ? .possessive : .greedy
        parts.append(.repetition(parts.removeLast(), least: least, most: most, manner: manner))
        last = .repetition
        continue
      }
      if let node = try item(scalar, &flags, isFirst: parts.isEmpty && depth == 1 && place == 1) {
        parts.append(node)
        if case .lineStart = node { last = .nothing } else { last = .item }
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  enum Last {
    case nothing
    case item
    case repetition
  }

  /// The bounds of a repetition that begins with the scalar; a brace that is none is a brace.
  mutating func repetition(_ scalar: Unicode.Scalar) -> (Int, Int)? {
    switch scalar {
    case "*": return (0, RegexParser.unlimited)
    case "+": return (1, RegexParser.unlimited)
    case "?": return (0, 1)
    case "{":
      let start = place
      let least = number()
      if take("}"), let least { return (least, least) }
      if take(",") {
        let most = number()
        if take("}") { return (least ?? 0, most ?? RegexParser.unlimited) }
      }
      place = start
      return nil
    default: return nil
    }
  }

  mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, RegexSet.isDigit(scalar, true) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 31)
      place += 1
    }
    return value
  }

  mutating func item(
    _ scalar: Unicode.Scalar, _ flags: inout Flags, isFirst: Bool
  ) throws(Problem) -> RegexNode? {
    switch scalar {
    case ".": return .set(RegexSet([flags.dotTakesAll ? .any : .notLineEnd]))
    case "^": return .lineStart(isMultiline: flags.isMultiline)
    case "$": return .lineEnd(isMultiline: flags.isMultiline)
    case "(": return try group(&flags, isFirst: isFirst)
    case "[": return .set(try set(flags))
    case "\\": return try escape(flags)
    default: return .set(RegexSet([.range(scalar.value, scalar.value)], ignoresCase: flags.ignoresCase))
    }
  }
}
