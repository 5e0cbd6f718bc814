/// Asks one run whether it keeps a condition.
struct GateEvaluator {
  let facts: RunFacts
  /// The runs that `baseline` stands for.
  let baseline: [RunFacts]
  /// Whether the condition joins several comparisons, so that each has to say what it compares.
  var isJoined = false

  /// What came of it: the comparison that decides is the first that failed, or else the last one.
  func judge(_ expression: GateExpression) -> GateOutcome {
    switch expression {
    case .comparison(let left, let comparison, let right, _):
      // What is asked of the run is the observed side, whichever side it was written on.
      guard right.hasQuantity, !left.hasQuantity else { return compare(left, comparison, right) }
      return compare(right, comparison.mirrored, left)
    case .all(let left, let right):
      let (one, other) = (judge(left), judge(right))
      if one.state == .failed || other.state == .passed { return one }
      return other
    case .any(let left, let right):
      let (one, other) = (judge(left), judge(right))
      if one.state == .passed || other.state == .failed { return one.state == .passed ? one : other }
      return other.state == .passed ? other : one
    case .not(let inner, _): return judge(inner.opposite)
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
    var limit = GateWords.limit(other, like: one)
    outcome.observed = GateWords.value(one, like: other)
    let texts = setMargin(of: one, comparison, from: other, in: &outcome)
    if let texts {
      outcome.observed = texts.observed + GateWords.rest(of: one)
      limit = texts.limit + GateWords.share(of: one, in: other)
    }
    if case .unknown = other.content {
      outcome.observed += "; \(limit)"
      limit = GateWords.text(right)
    }
    limit = "\(comparison.sign) \(limit)"
    outcome.expected = isJoined ? "\(GateWords.text(left)) \(limit)" : limit
    switch (one.content, other.content) {
    case (.unknown(let why), _), (_, .unknown(let why)): outcome.state = .undecided(why)
    case (.number(let a, _), .number(let b, _)):
      outcome.state = GateEvaluator.holds(a, comparison, b) ? .passed : .failed
    case (.word(let a), .word(let b)):
      let isSame = a == b
      outcome.state = isSame == (comparison == .equal) ? .passed : .failed
    case (.word, .number), (.number, .word): outcome.state = .failed
    }
    return outcome
  }

  /// Sets how far a number is from its limit, and says both so that they add up; nil where there is no such distance.
  private func setMargin(
    of one: GateValue, _ comparison: GateComparison, from other: GateValue, in outcome: inout GateOutcome
  ) -> GateComparisonWords? {
    guard case .number(let a, let own) = one.content, case .number(let b, let unit) = other.content else { return nil }
    let inside: Double? =
      switch comparison {
      case .less, .lessOrEqual: b - a
      case .greater, .greaterOrEqual: a - b
      case .equal: -abs(a - b)
      case .notEqual: nil
      }
    // The distance of something that was not seen to end is not known.
    guard let inside, inside.isFinite else { return nil }
    outcome.margin = inside
    outcome.relativeMargin = b == 0 ? nil : inside / b.magnitude
    let words = GateComparisonWords(
      observed: a, limit: b, unit: own == .plain ? unit : own, margin: inside, relative: outcome.relativeMargin)
    outcome.marginText = words?.margin
    return words
  }

  private static func holds(_ a: Double, _ comparison: GateComparison, _ b: Double) -> Bool {
    // Of two times of which neither was seen to end, nothing can be said.
    guard a.isFinite || b.isFinite else { return false }
    return switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
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
    // A baseline that was not seen to end is no limit.
    if let median = Quantile.median(numbers), median.isFinite { return GateValue(content: .number(median, unit)) }
    if words.count == 1, let word = words.first { return GateValue(content: .word(word)) }
    return GateValue(content: .unknown(.noBaseline))
  }

  private func map(_ value: GateValue, _ change: (Double) -> Double) -> GateValue {
    guard case .number(let number, let unit) = value.content else { return value }
    var result = value
    result.content = .number(change(number), unit)
    result.seen = value.seen.map(change)
    result.counts = nil
    return result
  }

  private func arithmetic(_ left: GateValue, _ operation: GateOperator, _ right: GateValue) -> GateValue {
    guard case .number(let a, let one) = left.content else { return left }
    guard case .number(let b, let other) = right.content else { return right }
    var result = left
    result.evidence += right.evidence
    result.counts = nil
    let isShareOf = other == .share && one != .share
    func calculate(_ a: Double, _ b: Double) -> Double {
      switch operation {
      case .plus: isShareOf ? a * (1 + b) : a + b
      case .minus: isShareOf ? a * (1 - b) : a - b
      case .times: a * b
      case .divided: a / b
      }
    }
    let unit: GateUnit =
      switch operation {
      case .plus, .minus: one
      case .times: one == .plain ? other : one
      case .divided: one == other ? .plain : one
      }
    let number = calculate(a, b)
    if operation == .divided, b == 0 {
      result.content = .unknown(.dividedByZero)
    } else {
      result.content = number.isNaN ? .unknown(.notSeenToEnd) : .number(number, unit)
    }
    result.seen = left.seen == nil && right.seen == nil ? nil : calculate(left.seen ?? a, right.seen ?? b)
    return result
  }
}
