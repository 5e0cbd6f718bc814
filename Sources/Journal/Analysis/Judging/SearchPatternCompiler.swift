/// Turns a pattern's tree into a machine.
struct SearchPatternCompiler {
  private(set) var program: [SearchPattern.Instruction] = []
  /// Visits of nodes: repetitions of nothing grow no program, and still must end.
  private var visits = 0

  /// Writes the machine; false when it would be too large.
  mutating func compile(_ tree: SearchPatternNode) -> Bool {
    guard write(tree) else { return false }
    program.append(.match)
    return true
  }

  private mutating func write(_ node: SearchPatternNode) -> Bool {
    visits += 1
    guard program.count < SearchPattern.programLimit, visits < 20 * SearchPattern.programLimit else { return false }
    switch node {
    case .empty: return true
    case .scalar(let value): program.append(.scalar(value))
    case .set(let set): program.append(.set(set))
    case .assert(let assertion): program.append(.assert(assertion))
    case .sequence(let parts): return parts.allSatisfy { write($0) }
    case .choice(let branches): return writeChoice(branches)
    case .repeated(let inner, let least, let most): return writeRepeated(inner, least, most)
    }
    return true
  }

  private mutating func writeChoice(_ branches: [SearchPatternNode]) -> Bool {
    var exits: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        guard write(branch) else { return false }
        continue
      }
      let split = program.count
      program.append(.match)
      guard write(branch) else { return false }
      exits.append(program.count)
      program.append(.match)
      program[split] = .split(split + 1, program.count)
    }
    for exit in exits { program[exit] = .jump(program.count) }
    return true
  }

  private mutating func writeRepeated(_ inner: SearchPatternNode, _ least: Int, _ most: Int?) -> Bool {
    for _ in 0..<least {
      guard write(inner) else { return false }
    }
    guard let most else {
      let split = program.count
      program.append(.match)
      guard write(inner) else { return false }
      program.append(.jump(split))
      program[split] = .split(split + 1, program.count)
      return true
    }
    var splits: [Int] = []
    for _ in least..<max(most, least) {
      splits.append(program.count)
      program.append(.match)
      guard write(inner) else { return false }
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
    return true
  }
}
