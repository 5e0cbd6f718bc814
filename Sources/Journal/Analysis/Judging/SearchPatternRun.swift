/// One search: all states of the machine are followed at once, a scalar at a time.
struct SearchPatternRun {
  private let program: [SearchPattern.Instruction]
  private let text: [UInt32]
  private var current: [Int] = []
  private var previous: [Int] = []
  /// Per state the last place (plus 1) at which it was entered.
  private var entered: [Int]
  private var stack: [Int] = []
  private var steps = 0

  init(program: [SearchPattern.Instruction], text: [UInt32]) {
    self.program = program
    self.text = text
    entered = [Int](repeating: 0, count: program.count)
  }

  /// Whether the pattern matches anywhere; nil when the search took too many steps.
  mutating func search() -> Bool? {
    for place in 0...text.count {
      // A match may begin anywhere, so the first state is entered again at every place.
      if enter(0, at: place) { return true }
      guard place < text.count else { break }
      swap(&current, &previous)
      current.removeAll(keepingCapacity: true)
      for index in previous.indices where consumes(previous[index], text[place]) {
        if enter(previous[index] + 1, at: place + 1) { return true }
      }
      steps += previous.count
      guard steps < SearchPattern.stepLimit else { return nil }
    }
    return false
  }

  private func consumes(_ state: Int, _ scalar: UInt32) -> Bool {
    switch program[state] {
    case .scalar(let value): value == scalar
    case .set(let set): set.contains(scalar)
    case .split, .jump, .assert, .match: false
    }
  }

  /// Follows everything that consumes nothing; true when that reaches the end of the pattern.
  private mutating func enter(_ state: Int, at place: Int) -> Bool {
    stack.append(state)
    while let state = stack.popLast() {
      guard entered[state] != place + 1 else { continue }
      entered[state] = place + 1
      steps += 1
      switch program[state] {
      case .scalar, .set: current.append(state)
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assert(let assertion):
        if holds(assertion, at: place) { stack.append(state + 1) }
      case .match:
        stack.removeAll()
        return true
      }
    }
    return false
  }

  private func holds(_ assertion: SearchPattern.Assertion, at place: Int) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .textEnd: place == text.count
    case .lineStart: place == 0 || text[place - 1] == 10
    case .lineEnd: place == text.count || text[place] == 10
    case .endOrLastBreak: place == text.count || (place == text.count - 1 && text[place] == 10)
    case .wordEdge: isWord(place - 1) != isWord(place)
    case .notWordEdge: isWord(place - 1) == isWord(place)
    }
  }

  private func isWord(_ place: Int) -> Bool {
    text.indices.contains(place) && ScalarSet.isMember(text[place], of: .word)
  }
}
