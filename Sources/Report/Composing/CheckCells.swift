import Journal

/// The cells that say what a check expected and found.
struct CheckCells {
  let voice: ReportVoice
  let check: Check

  /// Check, expected, observed, margin, when, evidence.
  var cells: [Table.Cell] {
    [
      .init([.code(voice.line(check.name, limit: 120))]),
      .init([.text(check.expected)]),
      .init([.text(check.observed ?? "—")]),
      .init([.text(margin)], sortKey: check.margin?.absolute),
      .init([.text(when)], sortKey: check.offset),
      .init(check.evidence.map { [.evidence($0)] } ?? []),
    ]
  }

  var margin: String {
    guard let margin = check.margin else { return "—" }
    if let relative = margin.relative { return (relative > 0 ? "+" : "") + PercentText.text(relative) }
    return (margin.absolute > 0 ? "+" : "") + ShortNumber.text(margin.absolute)
  }

  var when: String {
    check.phase.chartGroup + (check.offset.map { ", " + DurationText.offset($0) } ?? "")
  }
}
