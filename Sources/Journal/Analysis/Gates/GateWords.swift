/// The words for values of gates.
enum GateWords {
  /// A value; one without a unit is read like the other side.
  static func value(_ value: GateValue, like other: GateValue) -> String {
    switch value.content {
    case .word(let word): return BoundedText.line(word.replacing("_", with: " "), limit: 60)
    case .unknown(let why): return reason(why)
    case .number(let number, let own):
      let sign = value.isAtLeast ? "> " : ""
      return sign + text(number, unit(own, other))
    }
  }

  private static func unit(_ own: GateUnit, _ other: GateValue) -> GateUnit {
    guard own == .plain, case .number(_, let unit) = other.content else { return own }
    return unit
  }

  private static func text(_ number: Double, _ unit: GateUnit) -> String {
    switch unit {
    case .plain: ShortNumber.text(number)
    case .seconds: DurationText.short(number)
    case .share: PercentText.text(number)
    }
  }

  /// A margin with its sign.
  static func margin(_ margin: Double, relative: Double?, _ one: GateValue, _ other: GateValue) -> String {
    guard case .number(_, let own) = one.content else { return "" }
    let sign = margin > 0 ? "+" : ""
    switch unit(own, other) {
    case .share: return "\(sign)\(ShortNumber.fixed(margin * 100, decimals: 1)) points"
    case .plain, .seconds:
      let absolute = sign + text(margin, unit(own, other))
      guard let relative, relative.isFinite, relative.magnitude < 100 else { return absolute }
      return "\(absolute) (\(sign)\(PercentText.text(relative)))"
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
    case .noBaseline: "no baseline"
    case .dividedByZero: "division by 0"
    }
  }
}
