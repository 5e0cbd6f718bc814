import Journal

/// What held, in a line, and what is remarkable about the runs that did.
struct HeldBlocks {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var blocks: [Block] {
    var text: [Inline] = []
    let good = runs.indices.filter { runs[$0].verdict == .held }
    for (place, index) in good.prefix(runs.count == 1 ? 0 : 6).enumerated() {
      if place > 0 { text.append(.text(", ")) }
      text.append(voice.link(to: index))
    }
    if good.count > 6 { text.append(.text(" and \(ShortNumber.text(good.count - 6)) more")) }
    if good.isEmpty {
      text += partly
    } else if runs.count == 1 {
      text.append(.text("Every declared check was met."))
    } else {
      text.append(.text(": every declared check was met."))
    }
    for sentence in remarks { text += [.text(" ")] + sentence }
    return [.heading(level: 2, id: "what-held", [.text("What held")]), .paragraph(text, .body)]
  }

  /// The checks that were met in runs that did not hold, by name.
  private var partly: [Inline] {
    let met = runs.flatMap(\.checks).filter { $0.outcome == .met }
    guard !met.isEmpty else { return [.text("Nothing.")] }
    if runs.count > 1 { return [.text("\(counted(met.count, "check")) met, in no run all of them.")] }
    var text: [Inline] = []
    for check in met.prefix(3) {
      if !text.isEmpty { text.append(.text(", ")) }
      text += [.code(voice.line(check.name, limit: 60)), .text(" \(check.phase.ofMethod)")]
      if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
    }
    return text + [.text(met.count > 3 ? " and \(counted(met.count - 3, "more check")) met." : ".")]
  }

  /// States that went wrong and counters that restarted although the run held, each with its evidence.
  private var remarks: [[Inline]] {
    var found: [[Inline]] = []
    for index in runs.indices where runs[index].verdict == .held {
      guard found.count < 4 else { break }
      let run = runs[index]
      let whose: [Inline] = runs.count == 1 ? [] : [voice.link(to: index), .text("’s ")]
      for states in run.states {
        guard
          let segment = states.segments.first(where: {
            !$0.isBroken && StateTone.mark(of: $0, in: states) == .notMet
          })
        else { continue }
        let name = states.label.isEmpty ? states.activity : states.label
        found.append(
          whose + [
            .code(voice.line(name, limit: 60)), .text(" was "),
            .code(voice.line(segment.state, limit: 60)),
            .text(" from \(DurationText.offset(segment.span.from)) "), .evidence(segment.check ?? states.evidence),
            .text("."),
          ])
      }
      for metric in run.metrics {
        guard let restart = metric.restarts.first else { continue }
        found.append(
          whose + [
            .code(voice.line(metric.title, limit: 80)),
            .text(" restarted from 0 at \(DurationText.offset(restart)) and went on "), .evidence(metric.evidence),
            .text("."),
          ])
      }
    }
    return Array(found.prefix(4))
  }
}
