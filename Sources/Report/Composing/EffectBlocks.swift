import Journal

/// Before, during, after: how far each series and check moved, with its interval, or why nothing can be said.
struct EffectBlocks {
  let voice: ReportVoice
  let run: RunAnalysis
  let id: String

  private static let rowLimit = 50

  /// A picture and a table; nothing when the run has no windows to compare.
  var blocks: [Block] {
    guard !run.effects.isEmpty else { return [] }
    var blocks: [Block] = []
    let chart = EffectChart(effects: run.effects, comparisons: comparisons)
    if let figure = chart.figure(id: "\(id)-effects") { blocks.append(.figure(figure)) }
    var table = Table(
      caption: "Before, during and after the fault",
      columns: [
        .init("What", weight: 2.6), .init("Before", weight: 1.4), .init("Against before", weight: 0.9),
        .init("Level", weight: 1.4), .init("Shift with interval", weight: 2.2),
        .init("P(greater)", alignment: .trailing, weight: 1), .init("p (Holm)", weight: 1.3),
      ])
    table.showsCaption = true
    for effect in run.effects.prefix(Self.rowLimit) {
      for (place, change) in [effect.during, effect.after].enumerated() {
        let window = effect.windows[place + 1]
        guard window.count > 0 else { continue }
        var name: [Inline] = [.code(voice.line(EffectWords.name(effect), limit: 80))]
        if let evidence = effect.evidence { name += [.text(" "), .evidence(evidence)] }
        let superiority = EffectWords.superiority(change)
        let isRefused = if case .refused = change { true } else { false }
        table.rows.append(
          .init([
            .init(name), .init([.text(EffectWords.level(effect.windows[0], effect.subject))]),
            .init([.text(place == 0 ? "during" : "after")]),
            .init([.text(EffectWords.level(window, effect.subject))]),
            .init([.text(isRefused ? "—" : EffectWords.short(change, effect.subject))]),
            .init([.text(superiority.isEmpty ? "—" : superiority)]),
            .init([.text(isRefused ? "—" : EffectWords.cell(change))]),
          ]))
      }
    }
    guard !table.rows.isEmpty else { return blocks }
    guard table.rows.count > Self.fewRows else {
      let hasP = run.effects.contains { $0.during.p != nil || $0.after.p != nil }
      return blocks + [.paragraph(inSentences + (hasP ? [.text(" " + Self.caution + shortness)] : []) + doubted, .note)]
        + inTime
    }
    blocks.append(.table(table))
    var note = Self.caution + shortness
    if run.effects.prefix(Self.rowLimit).contains(where: { [$0.during, $0.after].contains(where: Self.isTooSmall) }) {
      note += " “\(EffectWords.tooSmall)”: no difference between so few values has a p below 5 %."
    }
    if run.effects.count > Self.rowLimit {
      note += " \(ShortNumber.text(run.effects.count - Self.rowLimit)) more are not listed."
    }
    note += " The shift is the median of all differences, not the difference of the medians."
    blocks.append(.paragraph([.text(note)] + doubted, .note))
    return blocks + inTime
  }

  private static func isTooSmall(_ change: WindowEffect.Change) -> Bool {
    EffectWords.cell(change) == EffectWords.tooSmall
  }

  /// What Holm’s correction covers: the p-values of all runs.
  private var comparisons: Int {
    voice.analysis.runs.reduce(0) { $0 + EffectChart.comparisons(of: $1.effects) }
  }

  /// What is said where no series is long enough for blocks of neighbours.
  private var shortness: String {
    guard run.effects.contains(where: { $0.inTime != nil }), !run.effects.contains(where: \.hasBlocks) else {
      return ""
    }
    return " No interval takes that into account: it needs \(BlockBootstrap.smallestCount) values in both windows."
  }

  /// Why a level that a picture calls risen or fallen is none here.
  private var doubted: [Inline] {
    let found = run.metrics.filter { ShiftWords.isDoubted($0, in: run) }
    var text: [Inline] = []
    for series in found.prefix(Self.fewRows) {
      guard let effect = ShiftWords.effect(of: series, in: run) else { continue }
      let reasons = ShiftWords.reasons(effect, comparisons: comparisons)
      text += [.text(text.isEmpty ? " Called risen or fallen above and not here: " : "; ")]
      text += [.code(voice.line(MetricWords.name(series), limit: 80)), .text(", as \(reasons)")]
    }
    guard !text.isEmpty else { return [] }
    let left = found.count - Self.fewRows
    let rest = left > 0 ? "; and \(ShortNumber.text(left)) more" : ""
    return text + [.text("\(rest). Above, medians more than 10 % apart with p < 5 % before correction suffice.")]
  }

  private var inTime: [Block] { InTimeBlocks(voice: voice, run: run).blocks }

  private static let fewRows = 3
  private static let caution =
    "Samples of one run depend on each other: read p as where to look, not as proof."

  /// The same in words, for a few rows.
  private var inSentences: [Inline] {
    var text: [Inline] = []
    for effect in run.effects {
      for (place, change) in [effect.during, effect.after].enumerated() where effect.windows[place + 1].count > 0 {
        if !text.isEmpty { text.append(.text(" ")) }
        text += [.code(voice.line(EffectWords.name(effect), limit: 80)), .text(" ")]
        if let evidence = effect.evidence { text += [.evidence(evidence), .text(" ")] }
        let before = EffectWords.level(effect.windows[0], effect.subject)
        let later = EffectWords.level(effect.windows[place + 1], effect.subject)
        text.append(.text("from \(before) before to \(later) \(place == 0 ? "during" : "after"): "))
        text.append(.text(words(change, effect.subject) + "."))
      }
    }
    return text
  }

  private func words(_ change: WindowEffect.Change, _ subject: WindowEffect.Subject) -> String {
    switch change {
    case .refused(let refusal): return EffectWords.words(refusal)
    case .shift(let shift) where shift.interval == nil && shift.refusal != nil:
      return "too few values to say more; " + (shift.refusal.map(EffectWords.words) ?? "")
    case .shift, .share:
      var words = "shift \(EffectWords.short(change, subject))"
      let superiority = EffectWords.superiority(change)
      if !superiority.isEmpty { words += ", greater in \(superiority) of pairs" }
      return words + "; p after Holm: \(EffectWords.p(change))"
    }
  }
}
