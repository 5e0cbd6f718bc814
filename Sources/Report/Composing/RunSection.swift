import Journal

/// One experiment: timeline, hypothesis, activities, series, states and errors.
struct RunSection {
  let voice: ReportVoice
  let index: Int

  private var run: RunAnalysis { voice.analysis.runs[index] }
  private var id: String { voice.anchors[index] }

  var section: Section {
    var section = Section(id: id, title: title, level: 1)
    section.mark = run.verdict.chartMark
    section.startsPage = true
    let activities = ActivityBlocks(voice: voice, run: run)
    section.blocks =
      head + HypothesisBlocks(voice: voice, run: run, id: id).blocks + activities.blocks("Method", .method) + gaps
      + activities.blocks("Rollbacks", .rollback) + errors + MeasurementBlocks(run: run, id: id).blocks
      + EffectBlocks(voice: voice, run: run, id: id).blocks
    return section
  }

  /// The label tells runs apart; a lone run is what the whole report is about.
  private var title: String {
    if voice.analysis.runs.count == 1 { return "The run in detail" }
    return "\(voice.line(run.label, limit: 60)): \(voice.title(of: run))"
  }

  private var head: [Block] {
    var blocks: [Block] = [
      .paragraph(
        [.mark(run.verdict.chartMark, run.verdict.chartWord), .text("  ")] + ReasonWords.sentence(run)
          + [.text(" "), .muted([.text(ReasonWords.journalWord(run))])], .body)
    ]
    let description = voice.line(run.journal.experiment.description ?? "", limit: 1000)
    if !description.isEmpty, description != voice.title(of: run) {
      blocks.append(.paragraph([.text(description)], .note))
    }
    blocks += Narrative(voice: voice, run: run).blocks
    // The timeline of a lone run that page 1 shows whole is not shown again.
    let isShown = voice.analysis.runs.count == 1 && TimelineLanes.all(of: run).count <= SummarySection.laneLimit
    if !isShown, let figure = TimelineChart(run: run).figure(id: "\(id)-timeline") { blocks.append(.figure(figure)) }
    return blocks
  }

  private var gaps: [Block] {
    guard !run.gaps.isEmpty else { return [] }
    let spans = run.gaps.prefix(3).map {
      "for \(DurationText.short($0.length)) from \(DurationText.offset($0.from))"
    }
    let more = run.gaps.count > 3 ? ", and \(run.gaps.count - 3) more times" : ""
    return [.paragraph([.text("Nothing was recorded \(spans.joined(separator: ", "))\(more).")], .note)]
  }

  private var errors: [Block] {
    let broken = run.activities.filter { $0.outcome == .failed || !$0.run.exception.isEmpty }
    guard !broken.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: nil, [.text("Errors")])]
    for activity in broken.prefix(20) {
      let name = voice.line(activity.run.activity.name, limit: 120)
      let lines = CodeLines(text: voice.analysis.redactor.mask(activity.run.exception.joined()), head: 4, tail: 10)
      blocks.append(
        .details(
          Details(
            summary: [.code(name), .text(": \(activity.errorLine ?? "failed") "), .evidence(activity.evidence)],
            blocks: lines.isEmpty ? [] : [.code(lines.bounded)], full: lines.isEmpty ? nil : lines.whole)))
    }
    if broken.count > 20 {
      blocks.append(.paragraph([.text("\(counted(broken.count - 20, "more error")) in the tables above.")], .note))
    }
    return blocks
  }
}
