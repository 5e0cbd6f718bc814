/// One search of a machine, a character at a time.
struct RegexMachineRun {
  private let program: [RegexMachine.Instruction]
  private let text: [Unicode.Scalar]
  private let limit: Int
  private var current: [Int] = []
  private var previous: [Int] = []
  /// Per state the last place (plus 1) at which it was entered.
  private var entered: [Int]
  private var stack: [Int] = []
  private var steps = 0

  init(_ machine: RegexMachine, text: [Unicode.Scalar], steps: Int) {
    program = machine.program
    self.text = text
    limit = steps
    entered = [Int](repeating: 0, count: machine.program.count)
  }

  /// Whether the expression matches anywhere; nil when that takes too many steps.
  mutating func search() -> Bool? {
    for place in 0...text.count {
      // A match may begin anywhere, so the first state is entered again at every place.
      if enter(0, at: place) { return true }
      guard place < text.count else { break }
      swap(&current, &previous)
      current.removeAll(keepingCapacity: true)
      for state in previous {
        guard case .set(let set) = program[state], set.contains(text[place]) else { continue }
        if enter(state + 1, at: place + 1) { return true }
      }
      steps += previous.count
      guard steps < limit else { return nil }
    }
    return false
  }

  /// Follows everything that takes no character; true when that reaches the end of the expression.
  private mutating func enter(_ state: Int, at place: Int) -> Bool {
    stack.append(state)
    while let state = stack.popLast() {
      guard entered[state] != place + 1 else { continue }
      entered[state] = place + 1
      steps += 1
      switch program[state] {
      case .set: current.append(state)
      case .jump(let target): stack.append(target)
      case .split(let first, let second): stack += [second, first]
      case .assert(let assertion): if holds(assertion, at: place) { stack.append(state + 1) }
      case .match:
        stack.removeAll()
        return true
      }
    }
    return false
  }

  private func holds(_ assertion: RegexMachine.Assertion, at place: Int) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .textEnd: place == text.count
    case .lineStart(let isMultiline): RegexPlace.isLineStart(place, in: text, isMultiline)
    case .lineEnd(let isMultiline): RegexPlace.isLineEnd(place, in: text, isMultiline)
    case .wordEdge(let isEdge, let isASCII): RegexPlace.isWordEdge(place, in: text, isASCII) == isEdge
    }
  }
}
