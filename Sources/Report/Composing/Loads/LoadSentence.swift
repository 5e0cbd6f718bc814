import Journal

/// What page 1 says of load results: one sentence about the fault of the load that fared worst.
struct LoadSentence {
  let voice: ReportVoice

  /// Requests while the fault lasted, with those before it.
  private struct Standing {
    var load: LoadAnalysis
    var run: Int
    var before: LoadWindow?
    var during: LoadWindow

    /// More failed, then a longer median against the one before.
    var badness: (Double, Double) {
      let slower = during.seconds(at: 0.5).flatMap { late in before?.seconds(at: 0.5).map { $0 > 0 ? late / $0 : 0 } }
      return (during.errorShare ?? 0, slower ?? 0)
    }
  }

  /// The sentence; nil where no load has requests during a fault.
  var inlines: [Inline]? {
    let standings = self.standings
    guard var worst = standings.first else { return nil }
    for one in standings.dropFirst() where one.badness > worst.badness { worst = one }
    let runs = voice.analysis.runs
    let what = runs[worst.run].clock.method == nil ? "run" : "fault"
    var text: [Inline] = [.text("Load (\(worst.load.result.tool.rawValue))")]
    if runs.count > 1 { text += [.text(" beside "), voice.link(to: worst.run)] }
    let during = worst.during
    var words = ": \(ShortNumber.text(during.errors)) of \(counted(during.count, "request")) failed during the \(what)"
    let before = worst.before.flatMap { $0.count > 0 ? $0 : nil }
    if let before { words += ", \(ShortNumber.text(before.errors)) of \(ShortNumber.text(before.count)) before" }
    if let median = during.seconds(at: 0.5) {
      words += "; median \(DurationText.short(median))"
      if let median = before?.seconds(at: 0.5) { words += ", \(DurationText.short(median)) before" }
    }
    text += [.text(words + " ("), .evidence(worst.load.evidence), .text(")")]
    let others = Set(standings.map(\.load.evidence)).count - 1
    if others > 0 {
      text += [.text("; "), .link([.text("\(counted(others, "other load")) beside the runs")], to: .anchor("loads"))]
    }
    return text + [.text(".")]
  }

  private var standings: [Standing] {
    // Others have no place in the report that their evidence number could lead to.
    voice.analysis.loads.prefix(LoadSection.limit).flatMap { load in
      load.views.compactMap { view -> Standing? in
        guard voice.analysis.runs.indices.contains(view.run),
          let during = view.windows.first(where: { $0.part == .during }), during.count > 0
        else { return nil }
        return Standing(
          load: load, run: view.run, before: view.windows.first { $0.part == .before }, during: during)
      }
    }
  }
}
