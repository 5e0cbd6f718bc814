/// Asks one run whether it keeps a condition.
struct GateEvaluator {
  let facts: RunFacts
  /// The runs that `baseline` stands for.
  let baseline: [RunFacts]

  /// What came of it: the comparison that decides is the first that failed, or else the last one.
  func judge(_ expression: GateExpression) -> GateOutcome {
    switch expression {
    case .comparison(let left, let comparison, let right, _): return compare(left, comparison, right)
    case .all(let left, let right):
      let (one, other) = (judge(left), judge(right))
      if one.state == .failed || other.state == .passed { return one }
      return other
    case .any(let left, let right):
      let (one, other) = (judge(left), judge(right))
      if one.state == .passed || other.state == .failed { return one.state == .passed ? one : other }
      return other.state == .passed ? other : one
    case .not(let inner, _):
      var outcome = judge(inner)
      switch outcome.state {
      case .passed: outcome.state = .failed
      case .failed: outcome.state = .passed
      case .undecided: break
      }
      outcome.expected = "not: " + outcome.expected
      outcome.margin = outcome.margin.map { -$0 }
      return outcome
    case .value, .quantity, .baseline, .negated, .arithmetic: return .nothing
    }
  }

  private func compare(
    _ left: GateExpression, _ comparison: GateComparison, _ right: GateExpression
  ) -> GateOutcome {
    let one = value(of: left, other: right)
    let other = value(of: right, other: left)
    var outcome = GateOutcome.nothing
    outcome.evidence = Array((one.evidence + other.evidence).prefix(6))
    outcome.expected = "\(comparison.sign) \(GateWords.value(other, like: one))"
    outcome.observed = GateWords.value(one, like: other)
    switch (one.content, other.content) {
    case (.unknown(let why), _), (_, .unknown(let why)): outcome.state = .undecided(why)
    case (.number(let a, _), .number(let b, _)):
      outcome.state = GateEvaluator.holds(a, comparison, b, isAtLeast: one.isAtLeast) ? .passed : .failed
      let inside: Double? =
        switch comparison {
        case .less, .lessOrEqual: b - a
        case .greater, .greaterOrEqual: a - b
        case .equal: -abs(a - b)
        case .notEqual: nil
        }
      // The distance of something that was not seen to end is not known.
      outcome.margin = one.isAtLeast || other.isAtLeast ? nil : inside.flatMap { $0.isFinite ? $0 : nil }
      outcome.relativeMargin = outcome.margin.flatMap { b == 0 ? nil : $0 / b.magnitude }
      outcome.marginText = outcome.margin.map { GateWords.margin($0, relative: outcome.relativeMargin, one, other) }
    case (.word(let a), .word(let b)):
      let isSame = a == b
      outcome.state = isSame == (comparison == .equal) ? .passed : .failed
    case (.word, .number), (.number, .word): outcome.state = .failed
    }
    return outcome
  }

  private static func holds(_ a: Double, _ comparison: GateComparison, _ b: Double, isAtLeast: Bool) -> Bool {
    switch comparison {
    case .equal: a == b && !isAtLeast
    case .notEqual: a != b
    // What was not seen to end is longer than what was seen.
    case .less: a < b && !isAtLeast
    case .lessOrEqual: a <= b && !isAtLeast
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  // MARK: Values

  private func value(of expression: GateExpression, other: GateExpression) -> GateValue {
    switch expression {
    case .value(let value, _): return value
    case .quantity(let quantity, _): return GateQuantities(facts: facts).value(of: quantity)
    case .baseline: return baselineValue(of: other)
    case .negated(let inner, _):
      return map(value(of: inner, other: other)) { -$0 }
    case .arithmetic(let left, let operation, let right, _):
      return arithmetic(value(of: left, other: other), operation, value(of: right, other: other))
    case .comparison, .all, .any, .not: return GateValue(content: .unknown(.noBaseline))
    }
  }

  /// The median of what the baseline's runs have; a word when all have the same.
  private func baselineValue(of expression: GateExpression) -> GateValue {
    let values = baseline.map { run in
      GateEvaluator(facts: run, baseline: []).value(of: expression, other: expression).content
    }
    var numbers: [Double] = []
    var unit = GateUnit.plain
    var words: Set<String> = []
    for value in values {
      switch value {
      case .number(let number, let own):
        numbers.append(number)
        unit = own
      case .word(let word): words.insert(word)
      case .unknown: break
      }
    }
    if let median = Quantile.median(numbers) { return GateValue(content: .number(median, unit)) }
    if words.count == 1, let word = words.first { return GateValue(content: .word(word)) }
    return GateValue(content: .unknown(.noBaseline))
  }

  private func map(_ value: GateValue, _ change: (Double) -> Double) -> GateValue {
    guard case .number(let number, let unit) = value.content else { return value }
    var result = value
    result.content = .number(change(number), unit)
    return result
  }

  private func arithmetic(_ left: GateValue, _ operation: GateOperator, _ right: GateValue) -> GateValue {
    guard case .number(let a, let one) = left.content else { return left }
    guard case .number(let b, let other) = right.content else { return right }
    var result = left
    result.evidence += right.evidence
    result.isAtLeast = left.isAtLeast || right.isAtLeast
    let isShareOf = other == .share && one != .share
    switch operation {
    case .plus: result.content = .number(isShareOf ? a * (1 + b) : a + b, one)
    case .minus: result.content = .number(isShareOf ? a * (1 - b) : a - b, one)
    case .times: result.content = .number(a * b, one == .plain ? other : one)
    case .divided:
      result.content =
        b == 0 ? .unknown(.dividedByZero) : .number(a / b, one == other ? .plain : one)
    }
    return result
  }
}
