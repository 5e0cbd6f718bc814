/// What a pattern consists of.
indirect enum SearchPatternNode {
  case empty
  case scalar(UInt32)
  case set(ScalarSet)
  case assert(SearchPattern.Assertion)
  case sequence([SearchPatternNode])
  case choice([SearchPatternNode])
  case repeated(SearchPatternNode, least: Int, most: Int?)
}

/// Reads a pattern in Python's spelling. Everything that is unusual ends in nil, never in a guess.
struct SearchPatternParser {
  /// What `(?ims)` at the start switches on.
  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesAll = false
  }

  private let scalars: [UInt32]
  private var place = 0
  private var depth = 0
  var flags = Flags()

  init(_ pattern: String) {
    scalars = pattern.unicodeScalars.map(\.value)
  }

  /// The whole pattern; nil when it is none that is understood.
  mutating func parse() -> SearchPatternNode? {
    guard readFlags(), let tree = choice(), place == scalars.count else { return nil }
    return tree
  }

  private mutating func readFlags() -> Bool {
    guard starts(with: "(?"), place + 2 < scalars.count, isLetter(scalars[place + 2]), !starts(with: "(?P")
    else { return true }
    place += 2
    while let next = take() {
      switch next {
      case 0x69: flags.ignoresCase = true  // i
      case 0x6D: flags.isMultiline = true  // m
      case 0x73: flags.dotMatchesAll = true  // s
      case 0x75: break  // u
      case 0x29: return true
      default: return false
      }
    }
    return false
  }

  private mutating func choice() -> SearchPatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { return nil }
    var branches: [SearchPatternNode] = []
    repeat {
      guard let branch = sequence() else { return nil }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() -> SearchPatternNode? {
    var parts: [SearchPatternNode] = []
    while let next = peek, next != "|", next != ")" {
      guard let atom = atom(), let part = repetition(of: atom) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repetition(of atom: SearchPatternNode) -> SearchPatternNode? {
    var result = atom
    var isRepeated = false
    while let bounds = bounds() {
      // Python refuses `a**`; a lazy or possessive mark behind a repetition changes no search, bar the latter.
      if isRepeated { return nil }
      if case .assert = atom { return nil }
      isRepeated = true
      result = .repeated(result, least: bounds.least, most: bounds.most)
      _ = take("?")
      if peek == "+" { return nil }
    }
    return result
  }

  private mutating func bounds() -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{" else { return nil }
    let start = place
    place += 1
    let least = number()
    var most = least
    if take(",") { most = number() } else if least == nil { most = -1 }
    // `{` without bounds is an ordinary character in Python.
    guard take("}"), most != -1, (most ?? Int.max) >= (least ?? 0), least ?? 0 <= 1000, most ?? 0 <= 1000 else {
      place = start
      return nil
    }
    return (least ?? 0, most)
  }

  private mutating func atom() -> SearchPatternNode? {
    guard let next = take() else { return nil }
    switch Unicode.Scalar(next) {
    case "(": return group()
    case "[":
      var reader = SearchClassReader(scalars: scalars, place: place, ignoresCase: flags.ignoresCase)
      guard let set = reader.read() else { return nil }
      place = reader.place
      return .set(set)
    case ".": return .set(flags.dotMatchesAll ? .all : .allButBreak)
    case "^": return .assert(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assert(flags.isMultiline ? .lineEnd : .endOrLastBreak)
    case "\\": return escape()
    case "*", "+", "?": return nil
    default: return .scalar(folded(next))
    }
  }

  private mutating func group() -> SearchPatternNode? {
    if starts(with: "?:") {
      place += 2
    } else if starts(with: "?P<") {
      guard let end = scalars[place...].firstIndex(of: 0x3E), end > place + 3 else { return nil }
      place = end + 1
    } else if peek == "?" {
      return nil
    }
    guard let inner = choice(), take(")") else { return nil }
    return inner
  }

  private mutating func escape() -> SearchPatternNode? {
    guard let next = take() else { return nil }
    switch Unicode.Scalar(next) {
    case "A": return .assert(.textStart)
    case "Z": return .assert(.textEnd)
    case "b": return .assert(.wordEdge)
    case "B": return .assert(.notWordEdge)
    default:
      var reader = SearchClassReader(scalars: scalars, place: place, ignoresCase: flags.ignoresCase)
      guard let item = reader.escaped(next) else { return nil }
      place = reader.place
      switch item {
      case .scalar(let value): return .scalar(folded(value))
      case .named(let named, let isNegated): return .set(ScalarSet(named: [(named, isNegated)]))
      }
    }
  }

  private func folded(_ value: UInt32) -> UInt32 { flags.ignoresCase ? ScalarSet.folded(value) : value }

  private mutating func number() -> Int? {
    var value: Int?
    while let next = peek?.value, 48...57 ~= next {
      value = min((value ?? 0) * 10 + Int(next - 48), 100_000)
      place += 1
    }
    return value
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? Unicode.Scalar(scalars[place]) : nil }

  private mutating func take() -> UInt32? {
    guard place < scalars.count else { return nil }
    place += 1
    return scalars[place - 1]
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    place += 1
    return true
  }

  private func starts(with text: String) -> Bool {
    scalars[place...].starts(with: text.unicodeScalars.map(\.value))
  }

  private func isLetter(_ value: UInt32) -> Bool { 97...122 ~= value | 0x20 }
}
