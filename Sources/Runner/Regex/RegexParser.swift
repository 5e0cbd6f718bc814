/// Reads a regular expression of Python's `re`.
struct RegexParser {
  /// The letters in `(?imsx)`.
  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotTakesAll = false
    var isVerbose = false
    var isASCII = false
  }

  typealias Problem = RegexPattern.Problem

  private let text: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private(set) var groupCount = 0
  private var names: [String: Int] = [:]
  private var openGroups: Set<Int> = []

  private static let maximumDepth = 200
  private static let unlimited = Int.max

  init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Problem) -> RegexNode {
    var flags = Flags()
    let node = try alternatives(&flags)
    if place < text.count { throw Problem(message: "unbalanced parenthesis") }
    return node
  }

  private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private mutating func alternatives(_ flags: inout Flags) throws(Problem) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > RegexParser.maximumDepth { throw Problem(message: "it is nested too deeply") }
    var choices = [try sequence(&flags)]
    while take("|") { choices.append(try sequence(&flags)) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence(_ flags: inout Flags) throws(Problem) -> RegexNode {
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

  private enum Last {
    case nothing
    case item
    case repetition
  }

  /// The bounds of a repetition that begins with the scalar; a brace that is none is a brace.
  private mutating func repetition(_ scalar: Unicode.Scalar) -> (Int, Int)? {
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

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, RegexSet.isDigit(scalar, true) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 31)
      place += 1
    }
    return value
  }

  private mutating func item(
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

  // MARK: - Groups

  private mutating func group(_ flags: inout Flags, isFirst: Bool) throws(Problem) -> RegexNode? {
    guard take("?") else { return try captured(name: nil, flags) }
    guard let kind = next else { throw Problem(message: "unexpected end of pattern") }
    place += 1
    switch kind {
    case ":": return try inner(flags)
    case ">": return .atomic(try inner(flags))
    case "=": return .look(try inner(flags), isAhead: true, isNegative: false)
    case "!": return .look(try inner(flags), isAhead: true, isNegative: true)
    case "#":
      while let scalar = next, scalar != ")" { _ = take(scalar) }
      if !take(")") { throw Problem(message: "missing ), unterminated comment") }
      return nil
    case "<":
      let isNegative = take("!")
      if !isNegative, !take("=") {
        throw Problem(message: "unknown extension ?<" + (next.map { String($0) } ?? ""))
      }
      let node = try inner(flags)
      if node.width == nil { throw Problem(message: "look-behind requires fixed-width pattern") }
      return .look(node, isAhead: false, isNegative: isNegative)
    case "P":
      if take("<") { return try captured(name: try name(until: ">"), flags) }
      if take("=") {
        let name = try name(until: ")")
        guard let number = names[name] else { throw Problem(message: "unknown group name \(PythonText.repr(name))") }
        if openGroups.contains(number) { throw Problem(message: "cannot refer to an open group") }
        return .reference(number, ignoresCase: flags.ignoresCase)
      }
      throw Problem(message: next.map { "unknown extension ?P\($0)" } ?? "unexpected end of pattern")
    case "(": return try condition(flags)
    default: return try flagGroup(kind, &flags, isFirst: isFirst)
    }
  }

  private mutating func inner(_ flags: Flags) throws(Problem) -> RegexNode {
    var flags = flags
    let node = try alternatives(&flags)
    if !take(")") { throw Problem(message: "missing ), unterminated subpattern") }
    return node
  }

  private mutating func captured(name: String?, _ flags: Flags) throws(Problem) -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let other = names[name] {
        throw Problem(
          message: "redefinition of group name \(PythonText.repr(name)) as group \(number); was group \(other)")
      }
      names[name] = number
    }
    openGroups.insert(number)
    let node = try inner(flags)
    openGroups.remove(number)
    return .group(node, number: number)
  }

  private mutating func name(until end: Unicode.Scalar) throws(Problem) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, scalar != end {
      name.append(scalar)
      place += 1
    }
    if !take(end) {
      throw Problem(message: name.isEmpty ? "missing group name" : "missing \(end), unterminated name")
    }
    guard let first = name.first else { throw Problem(message: "missing group name") }
    let isValid = !RegexSet.isDigit(first, false) && name.allSatisfy { RegexSet.isWord($0, false) }
    if !isValid { throw Problem(message: "bad character in group name \(PythonText.repr(String(name)))") }
    return String(name)
  }

  private mutating func condition(_ flags: Flags) throws(Problem) -> RegexNode {
    let target: Int
    if let number = number() {
      if !take(")") { throw Problem(message: "missing ), unterminated name") }
      if number > groupCount || number == 0 { throw Problem(message: "invalid group reference \(number)") }
      target = number
    } else {
      let name = try name(until: ")")
      guard let number = names[name] else { throw Problem(message: "unknown group name \(PythonText.repr(name))") }
      target = number
    }
    var flags = flags
    let then = try sequence(&flags)
    let otherwise = take("|") ? try sequence(&flags) : RegexNode.sequence([])
    if next == "|" { throw Problem(message: "conditional backref with more than two branches") }
    if !take(")") { throw Problem(message: "missing ), unterminated subpattern") }
    return .condition(target, then: then, otherwise: otherwise)
  }

  private mutating func flagGroup(
    _ first: Unicode.Scalar, _ flags: inout Flags, isFirst: Bool
  ) throws(Problem) -> RegexNode? {
    var changed = flags
    var scalar: Unicode.Scalar? = first
    var isOn = true
    guard first == "-" || "aiLmsux".unicodeScalars.contains(first) else {
      throw Problem(message: "unknown extension ?\(first)")
    }
    while let letter = scalar {
      switch letter {
      case "i": changed.ignoresCase = isOn
      case "m": changed.isMultiline = isOn
      case "s": changed.dotTakesAll = isOn
      case "x": changed.isVerbose = isOn
      case "a": changed.isASCII = isOn
      case "u": changed.isASCII = false
      case "-": isOn = false
      case ":": return try inner(changed)
      case ")":
        if !isFirst { throw Problem(message: "global flags not at the start of the expression") }
        flags = changed
        return nil
      default: throw Problem(message: "unknown flag")
      }
      scalar = next
      place += 1
    }
    throw Problem(message: "missing -, : or )")
  }

  // MARK: - Sets and escapes

  private mutating func set(_ flags: Flags) throws(Problem) -> RegexSet {
    var set = RegexSet([], ignoresCase: flags.ignoresCase)
    set.isNegated = take("^")
    var isFirst = true
    while true {
      guard let scalar = next else { throw Problem(message: "unterminated character set") }
      place += 1
      if scalar == "]", !isFirst { return set }
      isFirst = false
      let low = try setPart(scalar, flags)
      guard next == "-", place + 1 < text.count, text[place + 1] != "]" else {
        set.parts.append(low)
        continue
      }
      place += 1
      let mark = text[place]
      place += 1
      let high = try setPart(mark, flags)
      guard case .range(let from, let first) = low, case .range(let to, let last) = high, from == first, to == last,
        from <= to
      else {
        throw Problem(message: "bad character range \(RegexParser.text(low, scalar))-\(RegexParser.text(high, mark))")
      }
      set.parts.append(.range(from, to))
    }
  }

  private static func text(_ part: RegexSet.Part, _ scalar: Unicode.Scalar) -> String {
    if case .range(let value, _) = part, let scalar = Unicode.Scalar(value) { return String(scalar) }
    return String(scalar)
  }

  private mutating func setPart(_ scalar: Unicode.Scalar, _ flags: Flags) throws(Problem) -> RegexSet.Part {
    guard scalar == "\\" else { return .range(scalar.value, scalar.value) }
    guard let letter = next else { throw Problem(message: "bad escape (end of pattern)") }
    place += 1
    if let part = RegexParser.classPart(letter, flags) { return part }
    if letter == "b" { return .range(8, 8) }
    let value = try character(letter, inSet: true)
    return .range(value, value)
  }

  private static func classPart(_ letter: Unicode.Scalar, _ flags: Flags) -> RegexSet.Part? {
    switch letter {
    case "d", "D": .digit(isIn: letter == "d", isASCII: flags.isASCII)
    case "w", "W": .word(isIn: letter == "w", isASCII: flags.isASCII)
    case "s", "S": .space(isIn: letter == "s", isASCII: flags.isASCII)
    default: nil
    }
  }

  private mutating func escape(_ flags: Flags) throws(Problem) -> RegexNode {
    guard let letter = next else { throw Problem(message: "bad escape (end of pattern)") }
    place += 1
    switch letter {
    case "A": return .textStart
    case "Z": return .textEnd
    case "b", "B": return .wordEdge(isEdge: letter == "b", isASCII: flags.isASCII)
    case "1"..."9":
      place -= 1
      let start = place
      let isOctal = text.count - place >= 3 && text[place..<place + 3].allSatisfy { $0 >= "0" && $0 <= "7" }
      if !isOctal {
        var reference = Int(text[place].value - 48)
        place += 1
        if let scalar = next, RegexSet.isDigit(scalar, true) {
          reference = reference * 10 + Int(scalar.value - 48)
          place += 1
        }
        if reference > groupCount { throw Problem(message: "invalid group reference \(reference)") }
        if openGroups.contains(reference) { throw Problem(message: "cannot refer to an open group") }
        return .reference(reference, ignoresCase: flags.ignoresCase)
      }
      place = start + 1
    default: break
    }
    if let part = RegexParser.classPart(letter, flags) { return .set(RegexSet([part])) }
    let value = try character(letter, inSet: false)
    return .set(RegexSet([.range(value, value)], ignoresCase: flags.ignoresCase))
  }

  private mutating func character(_ letter: Unicode.Scalar, inSet: Bool) throws(Problem) -> UInt32 {
    switch letter {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "x": return try hexadecimal(2, letter)
    case "u": return try hexadecimal(4, letter)
    case "U": return try hexadecimal(8, letter)
    case "0"..."7":
      var value = letter.value - 48
      var count = 1
      while count < 3, let scalar = next, scalar >= "0", scalar <= "7" {
        value = value * 8 + scalar.value - 48
        place += 1
        count += 1
      }
      if value > 0o377 {
        throw Problem(message: "octal escape value \\\(String(value, radix: 8)) outside of range 0-0o377")
      }
      return value
    default:
      if letter.isASCII, letter.properties.isAlphabetic || RegexSet.isDigit(letter, true) {
        throw Problem(message: "bad escape \\\(letter)")
      }
      return letter.value
    }
  }

  private mutating func hexadecimal(_ count: Int, _ letter: Unicode.Scalar) throws(Problem) -> UInt32 {
    var digits = ""
    while digits.count < count, let scalar = next, scalar.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalar)
      place += 1
    }
    guard digits.count == count, let value = UInt32(digits, radix: 16), value <= 0x10FFFF else {
      throw Problem(message: "incomplete escape \\\(letter)\(digits)")
    }
    return value
  }
}
