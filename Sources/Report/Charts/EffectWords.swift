import Journal

/// Words for how windows differ.
enum EffectWords {
  /// What was looked at.
  static func name(_ effect: WindowEffect) -> String {
    switch effect.subject {
    case .series(let name, _): name
    case .check(let name): "\(name) met"
    }
  }

  /// An estimate with its interval; nil where there is none.
  static func interval(_ change: WindowEffect.Change) -> (estimate: Double, low: Double, high: Double)? {
    switch change {
    case .shift(let shift): shift.interval.map { (shift.estimate, $0.low, $0.high) }
    case .share(let share): (share.difference, share.low, share.high)
    case .refused: nil
    }
  }

  /// The level of a window.
  static func level(_ window: WindowEffect.Window, _ subject: WindowEffect.Subject) -> String {
    guard let level = window.level else { return "—" }
    switch subject {
    case .series(_, let kind):
      return "\(MetricWords.level(level, kind)) (n\u{A0}=\u{A0}\(ShortNumber.text(window.count)))"
    case .check:
      return "\(ShortNumber.text(Int((level * Double(window.count)).rounded()))) of \(ShortNumber.text(window.count))"
    }
  }

  /// An estimate with its interval, or why there is none.
  static func short(_ change: WindowEffect.Change, _ subject: WindowEffect.Subject) -> String {
    switch change {
    case .shift(let shift):
      let unit: (Double) -> String = { value in
        guard case .series(_, let kind) = subject else { return ShortNumber.text(value) }
        return MetricWords.level(value, kind)
      }
      let sign = shift.estimate > 0 ? "+" : ""
      guard let interval = shift.interval else { return sign + unit(shift.estimate) }
      return "\(sign)\(unit(shift.estimate)) (\(ShortNumber.text(interval.low)) to \(ShortNumber.text(interval.high)))"
    case .share(let share):
      let sign = share.difference > 0 ? "+" : ""
      return "\(sign)\(points(share.difference)) points (\(points(share.low)) to \(points(share.high)))"
    case .refused(let refusal): return words(refusal)
    }
  }

  private static func points(_ share: Double) -> String { ShortNumber.fixed(share * 100, decimals: 0) }

  /// How likely a later value is greater than one before; empty for shares.
  static func superiority(_ change: WindowEffect.Change) -> String {
    guard case .shift(let shift) = change else { return "" }
    return PercentText.text(shift.superiority)
  }

  /// The p-value after correction, or why there is none.
  static func p(_ change: WindowEffect.Change) -> String {
    switch change {
    case .shift(let shift): p(shift.corrected, shift.refusal)
    case .share(let share): p(share.corrected, share.refusal)
    case .refused(let refusal): words(refusal)
    }
  }

  private static func p(_ value: Double?, _ refusal: WindowEffect.Refusal?) -> String {
    if let refusal { return words(refusal) }
    return value.map(p) ?? "—"
  }

  /// A p-value: `0.031`, `< 0.001`; beside 5 % with as many digits as show on which side of it: `0.0496`.
  static func p(_ value: Double) -> String {
    if value < 0.001 { return "< 0.001" }
    var decimals = value < 0.1 ? 3 : 2
    while value != 0.05, decimals < 9, ShortNumber.fixed(value, decimals: decimals) == "0.05" { decimals += 1 }
    return ShortNumber.fixed(value, decimals: decimals)
  }

  /// The shift of a median in blocks of neighbours, or that there are too few values.
  static func blocks(_ blocks: WindowEffect.Blocks, _ subject: WindowEffect.Subject) -> String {
    switch blocks {
    case .tooFew(let before, let later): return "n = \(before) and \(later), needs \(BlockBootstrap.smallestCount)"
    case .shift(let shift):
      var difference = ShortNumber.text(shift.difference)
      if case .series(_, let kind) = subject { difference = MetricWords.level(shift.difference, kind) }
      return (shift.difference > 0 ? "+" : "") + difference
        + " (\(ShortNumber.text(shift.low)) to \(ShortNumber.text(shift.high)))"
    }
  }

  /// Since when the level is another one; nil where it was not asked.
  static func words(_ since: WindowEffect.Since?) -> String? {
    switch since {
    case .between(let span, let count, let p):
      let words = "\(DurationText.offset(span.from)) to \(DurationText.offset(span.to))"
      let early = span.to <= 0 ? ", before the first action" : ""
      return words + early + " (n = \(ShortNumber.text(count)), p \(equals(p)))"
    case .noMoment(let count, let p): return "no one moment (n = \(ShortNumber.text(count)), p \(equals(p)))"
    case .tooFew(let count): return "n = \(count), needs \(CumulativeSum.smallestCount)"
    case nil: return nil
    }
  }

  /// `= 0.031` or `< 0.001`.
  static func equals(_ value: Double) -> String { value < 0.001 ? p(value) : "= \(p(value))" }

  /// The p-value in a table, where a note says what “too small” means.
  static func cell(_ change: WindowEffect.Change) -> String {
    let refusal: WindowEffect.Refusal? =
      switch change {
      case .shift(let shift): shift.refusal
      case .share(let share): share.refusal
      case .refused(let refusal): refusal
      }
    switch refusal {
    case .cannotReach: return tooSmall
    case .noValues, nil: return p(change)
    }
  }

  /// What stands instead of a p-value that no values so few could bring below 5 %.
  static let tooSmall = "n too small"

  /// A window's name with its estimate, or with why there is none.
  static func beside(_ window: String, _ change: WindowEffect.Change, _ subject: WindowEffect.Subject) -> String {
    switch change {
    case .shift, .share: return "\(window) \(short(change, subject))"
    case .refused(.noValues(let before, _)):
      return "\(window): \(before == 0 ? "no values before the fault" : "no values")"
    case .refused(let refusal): return "\(window): \(words(refusal))"
    }
  }

  /// Why nothing is said.
  static func words(_ refusal: WindowEffect.Refusal) -> String {
    switch refusal {
    case .noValues(let before, let later):
      if before == 0, later == 0 { return "no values" }
      return before == 0 ? "no values before the fault" : "no values then"
    case .cannotReach(let before, let later, _):
      return before == later ? "n = \(before) cannot reach 5 %" : "n = \(before) and \(later) cannot reach 5 %"
    }
  }
}
