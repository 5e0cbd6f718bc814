/// The words for values of gates.
enum GateWords {
  /// A value; one without a unit is read like the other side.
  static func value(_ value: GateValue, like other: GateValue) -> String {
    switch value.content {
    case .word(let word): return BoundedText.line(word.replacing("_", with: " "), limit: 60)
    case .unknown(let why): return reason(why)
    case .number(let number, let own):
      guard let seen = value.seen else { return text(number, unit(own, other)) + rest(of: value) }
      return (number < 0 ? "< " : "> ") + text(seen, unit(own, other)) + ", not seen to end"
    }
  }

  /// `: 3 of 4 declared met, 1 not evaluated`; nothing where all took place.
  static func rest(of value: GateValue) -> String {
    guard let counts = value.counts, counts.isPartial else { return "" }
    let (met, declared) = (ShortNumber.text(counts.met), ShortNumber.text(counts.declared))
    return ": \(met) of \(declared) declared met, \(ShortNumber.text(counts.declared - counts.evaluated)) not evaluated"
  }

  /// A limit with what it is a share of, where not all that was declared was evaluated.
  static func limit(_ value: GateValue, like other: GateValue) -> String {
    self.value(value, like: other) + share(of: other, in: value)
  }

  /// ` of 3 declared` behind a limit for a share of evaluations not all of which took place; nothing else.
  static func share(of value: GateValue, in limit: GateValue) -> String {
    guard let counts = value.counts, counts.isPartial, limit.counts == nil, case .number = limit.content else {
      return ""
    }
    return " of \(ShortNumber.text(counts.declared)) declared"
  }

  private static func unit(_ own: GateUnit, _ other: GateValue) -> GateUnit {
    guard own == .plain, case .number(_, let unit) = other.content else { return own }
    return unit
  }

  private static func text(_ number: Double, _ unit: GateUnit) -> String {
    switch unit {
    case .plain: ShortNumber.text(number)
    case .seconds: seconds(number)
    case .share: PercentText.text(number)
    }
  }

  /// Three digits below a minute, so that a limit, what was observed and the margin add up.
  private static func seconds(_ seconds: Double) -> String {
    let size = seconds.magnitude
    guard (1..<59.5).contains(size) else { return DurationText.short(seconds) }
    return "\(ShortNumber.fixed(seconds, decimals: size < 9.995 ? 2 : 1)) s"
  }

  /// What is compared, as a policy writes it.
  static func text(_ expression: GateExpression) -> String {
    switch expression {
    case .value(let value, _): self.value(value, like: value)
    case .quantity(let quantity, _): text(quantity)
    case .baseline: "baseline"
    case .negated(let inner, _): "-\(text(inner))"
    case .arithmetic(let left, let operation, let right, _): "\(text(left)) \(operation.rawValue) \(text(right))"
    case .comparison, .all, .any, .not: ""
    }
  }

  private static func text(_ quantity: GateQuantity) -> String {
    let (name, _) = quantity.nameAndKind
    let quoted = "'\(BoundedText.line(name, limit: 60))'"
    switch quantity {
    case .check(_, let part): return "check(\(quoted))" + (part == .all ? "" : ".\(part.rawValue)")
    case .step: return "duration(\(quoted))"
    case .series(_, let part, _): return "series(\(quoted)).\(part.rawValue)"
    case .verdict, .status, .errors, .deviations, .notEvaluated, .recovery, .outage, .length, .checks:
      return GateQuantity.words.first { $0.value == quantity }?.key ?? ""
    }
  }

  /// Why there is no value.
  static func reason(_ unknown: GateUnknown) -> String {
    switch unknown {
    case .checkNotEvaluated: "not evaluated"
    case .checkWithoutNumber: "no number"
    case .stepNotTimed: "not recorded"
    case .noSeries: "no such series"
    case .tooFewValues(let count, let needed): "\(count) values; this percentile needs \(needed)"
    case .noTimes: "no times"
    case .noBaseline: "there is no baseline"
    case .dividedByZero: "division by 0"
    case .notSeenToEnd: "not seen to end"
    }
  }
}
