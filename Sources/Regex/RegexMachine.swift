/// An expression as a small machine whose states are all followed at once: the time of a search grows with the text,
/// whatever the pattern.
///
/// It says whether a pattern matches anywhere, not where. What such a machine cannot do (references back, looking
/// around, giving nothing back) has none.
struct RegexMachine: Sendable {
  /// One instruction.
  enum Instruction: Sendable {
    case set(RegexSet)
    case split(Int, Int)
    case jump(Int)
    case assert(Assertion)
    case match
  }

  /// A condition on a place in the text.
  enum Assertion: Sendable {
    case textStart, textEnd
    case lineStart(isMultiline: Bool)
    case lineEnd(isMultiline: Bool)
    case wordEdge(isEdge: Bool, isASCII: Bool)
  }

  /// The largest machine.
  private static let limit = 5_000

  private(set) var program: [Instruction] = []
  /// Visits of nodes: repetitions of nothing grow no program, and still must end.
  private var visits = 0

  /// Makes the machine; nil when it would be too large, or cannot do what the expression asks.
  init?(_ root: RegexNode) {
    guard write(root) else { return nil }
    program.append(.match)
  }

  private mutating func write(_ node: RegexNode) -> Bool {
    visits += 1
    guard program.count < Self.limit, visits < 20 * Self.limit else { return false }
    switch node {
    case .set(let set): program.append(.set(set))
    case .textStart: program.append(.assert(.textStart))
    case .textEnd: program.append(.assert(.textEnd))
    case .lineStart(let isMultiline): program.append(.assert(.lineStart(isMultiline: isMultiline)))
    case .lineEnd(let isMultiline): program.append(.assert(.lineEnd(isMultiline: isMultiline)))
    case .wordEdge(let isEdge, let isASCII): program.append(.assert(.wordEdge(isEdge: isEdge, isASCII: isASCII)))
    case .sequence(let parts): return parts.allSatisfy { write($0) }
    case .choice(let parts): return write(choice: parts)
    case .group(let part, _): return write(part)
    case .repetition(let part, let least, let most, let manner):
      return manner != .possessive && write(part, least, most)
    case .atomic, .look, .reference, .condition: return false
    }
    return true
  }

  private mutating func write(choice parts: [RegexNode]) -> Bool {
    var exits: [Int] = []
    for part in parts.dropLast() {
      let split = reserve()
      guard write(part) else { return false }
      exits.append(reserve())
      program[split] = .split(split + 1, program.count)
    }
    if let last = parts.last, !write(last) { return false }
    for exit in exits { program[exit] = .jump(program.count) }
    return true
  }

  private mutating func write(_ part: RegexNode, _ least: Int, _ most: Int) -> Bool {
    for _ in 0..<least where !write(part) { return false }
    if most == RegexParser.unlimited {
      let split = reserve()
      guard write(part) else { return false }
      program.append(.jump(split))
      program[split] = .split(split + 1, program.count)
      return true
    }
    var splits: [Int] = []
    for _ in least..<max(most, least) {
      splits.append(reserve())
      guard write(part) else { return false }
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
    return true
  }

  /// A place for an instruction that is known later.
  private mutating func reserve() -> Int {
    program.append(.match)
    return program.count - 1
  }
}
