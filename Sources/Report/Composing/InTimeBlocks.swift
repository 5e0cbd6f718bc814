import Journal

/// What holds when neighbours in time depend on each other: shifts with intervals from blocks, and since when.
struct InTimeBlocks {
  let voice: ReportVoice
  let run: RunAnalysis

  private static let rowLimit = 30

  /// A table and how it was made; nothing where no series is long enough.
  var blocks: [Block] {
    let series = run.effects.filter { $0.inTime != nil }
    guard !series.isEmpty else { return [] }
    let shown = series.filter(\.hasBlocks)
    guard !shown.isEmpty else { return [] }
    var table = Table(
      caption: "When neighbours depend on each other",
      columns: [
        .init("Series", weight: 2), .init("Median during, in blocks", weight: 2.3),
        .init("Median after, in blocks", weight: 2.3),
        .init("Neighbours’ correlation", alignment: .trailing, weight: 1.2),
        .init("Shifted between", weight: 2.2),
      ])
    table.showsCaption = true
    table.rows = shown.prefix(Self.rowLimit).compactMap(row)
    return [.table(table), .paragraph([.text(note(shown, left: series.count - shown.count))], .note)]
  }

  private func row(_ effect: WindowEffect) -> Table.Row? {
    guard let inTime = effect.inTime else { return nil }
    var name: [Inline] = [.code(voice.line(EffectWords.name(effect), limit: 80))]
    if let evidence = effect.evidence { name += [.text(" "), .evidence(evidence)] }
    return .init([
      .init(name), .init([.text(EffectWords.blocks(inTime.during, effect.subject))]),
      .init([.text(EffectWords.blocks(inTime.after, effect.subject))]),
      .init([.text(inTime.correlation.map { ShortNumber.fixed($0, decimals: 2) } ?? "—")]),
      .init([.text(EffectWords.words(inTime.since) ?? "—")]),
    ])
  }

  private func note(_ shown: [WindowEffect], left: Int) -> String {
    let lengths = shown.flatMap { effect in
      [effect.inTime?.during, effect.inTime?.after].flatMap { blocks -> [Int] in
        guard case .shift(let shift) = blocks else { return [] }
        return shift.blockLengths
      }
    }
    var text = "Against before the fault. Moving blocks of \(lengths.min() ?? 0)"
    if let most = lengths.max(), most != lengths.min() { text += " to \(most)" }
    text += " neighbours, drawn \(BlockBootstrap.rounds) times from seed \(SeededRandom.reportSeed), 95 %; they assume"
    text += " one level in each window, and are too narrow where values further apart still depend on each other."
    text += " Shifted between: cumulative sum over the values before and during the fault, \(CumulativeSum.rounds)"
    text += " random orders, asked only where the shift during the fault stands out."
    if left > 0 {
      text += " \(counted(left, "series", "series")) \(left == 1 ? "has" : "have") fewer than"
      text += " \(BlockBootstrap.smallestCount) values in a window."
    }
    if shown.count > Self.rowLimit { text += " \(shown.count - Self.rowLimit) more are not listed." }
    return text
  }
}

extension WindowEffect {
  /// Whether two windows have enough values for blocks.
  var hasBlocks: Bool {
    [inTime?.during, inTime?.after].contains { blocks in
      guard case .shift = blocks else { return false }
      return true
    }
  }
}
