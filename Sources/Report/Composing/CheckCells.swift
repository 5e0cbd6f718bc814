import Journal

/// The cells that say what a check expected and found.
struct CheckCells {
  let voice: ReportVoice
  let check: Check

  /// Check, expected, observed, margin, when, evidence.
  var cells: [Table.Cell] {
    [
      .init([.code(voice.line(check.name, limit: 120))]),
      .init(CodedText.inlines(check.expected)),
      .init([.text(check.observed ?? "—")]),
      .init([.text(MarginWords.short(check) ?? "—")], sortKey: check.margin.map { $0.relative ?? $0.absolute }),
      .init([.text(when)], sortKey: check.offset),
      .init(check.evidence.map { [.evidence($0)] } ?? []),
    ]
  }

  /// Mark, observed value, margin, time and evidence in one cell: the check's row names the rest.
  var cell: Table.Cell {
    var inlines: [Inline] = [.mark(check.outcome.chartMark, check.outcome.chartWord)]
    if let observed = check.observed, !observed.isEmpty { inlines.append(.text(": \(observed)")) }
    var remarks: [String] = []
    if let margin = MarginWords.short(check) { remarks.append("(\(margin))") }
    if let offset = check.offset { remarks.append("at \(DurationText.offset(offset))") }
    if !remarks.isEmpty { inlines.append(.muted([.text(" " + remarks.joined(separator: " "))])) }
    if let evidence = check.evidence { inlines += [.text(" "), .evidence(evidence)] }
    return .init(inlines, sortKey: Double(check.outcome.chartRank))
  }

  /// Phase and moment: `after, +26 s`.
  var when: String {
    check.phase.chartGroup + (check.offset.map { ", " + DurationText.offset($0) } ?? "")
  }
}
