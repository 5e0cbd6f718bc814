import Journal

/// Says which runs could not be held against a baseline outside the report, because it has no run of their experiment.
struct BaselineUnmatched {
  let voice: ReportVoice

  private static let nameLimit = 6

  /// A sentence; nil when every run has a counterpart, or when there is no such baseline.
  var text: [Inline]? {
    let runs = voice.analysis.unmatched
    guard !runs.isEmpty else { return nil }
    let isOne = Set(runs.map { voice.analysis.runs[$0].journal.experiment.title }).count == 1
    if voice.analysis.against.isEmpty {
      return [.text("The baseline holds no run of \(isOne ? "this experiment" : "these experiments").")]
    }
    var text: [Inline] = []
    for (place, run) in runs.prefix(Self.nameLimit).enumerated() {
      if place > 0 { text.append(.text(", ")) }
      text.append(voice.link(to: run))
    }
    let left = runs.count - Self.nameLimit
    if left > 0 { text.append(.text(" and \(ShortNumber.text(left)) more")) }
    let whose = runs.count == 1 ? "its experiment" : isOne ? "their experiment" : "their experiments"
    return text + [.text(": the baseline holds no run of \(whose).")]
  }
}
