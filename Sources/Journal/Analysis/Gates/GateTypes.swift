/// Finds out before any run is asked whether an expression makes sense.
enum GateTypes {
  private enum Kind {
    case truth
    case word(isVerdict: Bool)
    case number(GateUnit)
    /// The baseline's value: what the other side is.
    case baseline
  }

  /// - Throws: ``GateSyntaxError`` when it is no condition, or when units do not fit.
  static func check(_ expression: GateExpression) throws(GateSyntaxError) {
    guard case .truth = try kind(of: expression) else {
      throw GateSyntaxError(.noComparison, offset: expression.offset)
    }
  }

  private static func kind(of expression: GateExpression) throws(GateSyntaxError) -> Kind {
    switch expression {
    case .value(let value, _):
      switch value.content {
      case .number(_, let unit): return .number(unit)
      case .word, .unknown: return .word(isVerdict: false)
      }
    case .quantity(let quantity, _): return kind(of: quantity)
    case .baseline: return .baseline
    case .negated(let inner, _): return .number(try number(inner))
    case .arithmetic(let left, let operation, let right, let offset):
      return try arithmetic(left, operation, right, offset)
    case .comparison(let left, let comparison, let right, let offset):
      try compare(left, comparison, right, offset)
      return .truth
    case .all(let left, let right), .any(let left, let right):
      try check(left)
      try check(right)
      return .truth
    case .not(let inner, _):
      try check(inner)
      return .truth
    }
  }

  private static func kind(of quantity: GateQuantity) -> Kind {
    switch quantity {
    case .verdict: .word(isVerdict: true)
    case .status: .word(isVerdict: false)
    case .errors, .deviations, .notEvaluated: .number(.plain)
    case .recovery, .outage, .length, .step: .number(.seconds)
    case .checks: .number(.share)
    case .check(_, let part):
      switch part {
      case .all, .before, .during, .after, .margin: .number(.share)
      case .value: .number(.plain)
      }
    case .series(_, _, let unit): .number(unit)
    }
  }

  private static func number(_ expression: GateExpression) throws(GateSyntaxError) -> GateUnit {
    switch try kind(of: expression) {
    case .number(let unit): return unit
    case .baseline: return .plain
    case .truth, .word: throw GateSyntaxError(.unexpected("", expected: "a number"), offset: expression.offset)
    }
  }

  private static func arithmetic(
    _ left: GateExpression, _ operation: GateOperator, _ right: GateExpression, _ offset: Int
  ) throws(GateSyntaxError) -> Kind {
    let (first, second) = (try kind(of: left), try kind(of: right))
    switch (first, second) {
    case (.baseline, .number), (.number, .baseline), (.baseline, .baseline): return .baseline
    case (.number(let one), .number(let other)):
      switch operation {
      case .plus, .minus:
        // A share added to something else is a share of it: `30 s + 10 %`.
        if one == other || other == .share { return .number(one) }
        throw GateSyntaxError(.unitsDiffer(words(first), words(second)), offset: offset)
      case .times: return .number(one == .plain ? other : one)
      case .divided: return .number(one == other ? .plain : one)
      }
    case (.truth, _), (.word, _), (_, .truth), (_, .word):
      throw GateSyntaxError(.unexpected(String(operation.rawValue), expected: "a number beside it"), offset: offset)
    }
  }

  private static func compare(
    _ left: GateExpression, _ comparison: GateComparison, _ right: GateExpression, _ offset: Int
  ) throws(GateSyntaxError) {
    let (first, second) = (try kind(of: left), try kind(of: right))
    if hasBaseline(left), !right.hasQuantity { throw GateSyntaxError(.baselineAlone, offset: left.offset) }
    if hasBaseline(right), !left.hasQuantity { throw GateSyntaxError(.baselineAlone, offset: right.offset) }
    switch (first, second) {
    case (.number(let one), .number(let other)):
      // A series has no unit of its own; against a time it counts as seconds, against a share as a share.
      let isLoose = isUnitless(left) || isUnitless(right) || isZero(left) || isZero(right)
      if one != other, !isLoose { throw GateSyntaxError(.unitsDiffer(words(first), words(second)), offset: offset) }
    case (.word(let isVerdict), .word(let isOther)):
      guard comparison == .equal || comparison == .notEqual else {
        throw GateSyntaxError(.unexpected(comparison.rawValue, expected: "`==` or `!=`"), offset: right.offset)
      }
      if isVerdict { try verdict(right) }
      if isOther { try verdict(left) }
    case (.baseline, .number), (.number, .baseline), (.baseline, .word), (.word, .baseline): break
    case (.baseline, .baseline), (.truth, _), (_, .truth), (.word, .number), (.number, .word):
      throw GateSyntaxError(.unitsDiffer(words(first), words(second)), offset: offset)
    }
  }

  private static func verdict(_ expression: GateExpression) throws(GateSyntaxError) {
    guard case .value(let value, let offset) = expression, case .word(let word) = value.content else { return }
    if Verdict(policyWord: word) == nil {
      throw GateSyntaxError(.unknownVerdict(word, known: Verdict.allCases.map(\.policyWord)), offset: offset)
    }
  }

  private static func isUnitless(_ expression: GateExpression) -> Bool {
    switch expression {
    case .quantity(.series(_, _, .plain), _), .quantity(.check(_, .value), _): true
    case .arithmetic(let left, _, let right, _): isUnitless(left) || isUnitless(right)
    case .negated(let inner, _): isUnitless(inner)
    case .value, .quantity, .baseline, .comparison, .all, .any, .not: false
    }
  }

  private static func isZero(_ expression: GateExpression) -> Bool {
    if case .value(let value, _) = expression, case .number(0, _) = value.content { true } else { false }
  }

  static func hasBaseline(_ expression: GateExpression) -> Bool {
    switch expression {
    case .baseline: true
    case .arithmetic(let left, _, let right, _): hasBaseline(left) || hasBaseline(right)
    case .negated(let inner, _): hasBaseline(inner)
    case .value, .quantity, .comparison, .all, .any, .not: false
    }
  }

  private static func words(_ kind: Kind) -> String {
    switch kind {
    case .truth: "a condition"
    case .word: "a word"
    case .number(.plain): "a number without a unit"
    case .number(.seconds): "a time"
    case .number(.share): "a share"
    case .baseline: "the baseline"
    }
  }
}
