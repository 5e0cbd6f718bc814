import JSON
import Journal

/// One experiment: timeline, hypothesis, activities, series, states and errors.
struct RunSection {
  let voice: ReportVoice
  let index: Int

  private var run: RunAnalysis { voice.analysis.runs[index] }
  private var id: String { voice.anchors[index] }
  private static let activityLimit = 200

  var section: Section {
    let label = voice.line(run.label, limit: 60)
    var section = Section(id: id, title: "\(label): \(voice.title(of: run))", level: 1)
    section.mark = run.verdict.chartMark
    section.startsPage = true
    var blocks: [Block] = [
      .paragraph(
        [.mark(run.verdict.chartMark, run.verdict.chartWord), .text("  ")] + ReasonWords.sentence(run)
          + [.text(" "), .muted([.text(ReasonWords.journalWord(run))])], .body)
    ]
    if let description = run.journal.experiment.description, !description.isEmpty {
      blocks.append(.paragraph([.text(voice.line(description, limit: 1000))], .note))
    }
    blocks += Narrative(voice: voice, run: run).blocks
    if let figure = TimelineChart(run: run).figure(id: "\(id)-timeline") { blocks.append(.figure(figure)) }
    blocks += hypothesis + activities("Method", .method) + activities("Rollbacks", .rollback) + charts + errors
    section.blocks = blocks
    return section
  }

  private var hypothesis: [Block] {
    guard !run.checks.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: "\(id)-hypothesis", [.text("Hypothesis")])]
    if let title = run.journal.experiment.hypothesis?.title {
      blocks.append(.paragraph([.text(voice.line(title, limit: 500))], .body))
    }
    for probe in (run.journal.experiment.hypothesis?.probes ?? []).prefix(20) {
      if let call = call(of: probe) {
        blocks.append(
          .paragraph([.code(voice.line(probe.name, limit: 120)), .text(" calls "), .code(call)], .note))
      }
    }
    var table = Table(
      caption: "Checks of \(voice.line(run.label, limit: 60))",
      columns: [
        .init("Check", weight: 3), .init("Expected", weight: 2), .init("Observed", weight: 2.4),
        .init("Margin", weight: 1), .init("When", weight: 1.3), .init("", weight: 0.6), .init("Outcome", weight: 1.4),
      ])
    for check in run.checks.prefix(Self.activityLimit) {
      var cells = CheckCells(voice: voice, check: check).cells
      if let evidence = check.evidence { blocks.append(.anchor(id: "e\(evidence)")) }
      cells.append(.init([.mark(check.outcome.chartMark, check.outcome.chartWord)]))
      table.rows.append(.init(cells))
    }
    blocks.append(.table(table))
    if run.checks.count > Self.activityLimit {
      blocks.append(.paragraph([.text("\(run.checks.count - Self.activityLimit) more checks are not listed.")], .note))
    }
    if let figure = MarginChart(checks: run.checks).figure(id: "\(id)-margins") { blocks.append(.figure(figure)) }
    return blocks
  }

  private func activities(_ title: String, _ block: ActivityTiming.Block) -> [Block] {
    let all = run.activities.filter { $0.block == block }
    guard !all.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: nil, [.text(title)])]
    var table = Table(
      caption: "\(title) of \(voice.line(run.label, limit: 60))",
      columns: [
        .init("", weight: 0.6), .init("Activity", weight: 3.4), .init("Call", weight: 4),
        .init("Began", alignment: .trailing, weight: 1), .init("Took", alignment: .trailing, weight: 1),
        .init("Outcome", weight: 1.5),
      ])
    for activity in all.prefix(Self.activityLimit) {
      blocks.append(.anchor(id: "e\(activity.evidence)"))
      let call = call(of: activity.run.activity)
      let kind = activity.run.activity.isBackground ? " (background)" : ""
      table.rows.append(
        .init([
          .init([.text("E\(activity.evidence)")], sortKey: Double(activity.evidence)),
          .init([.code(voice.line(activity.run.activity.name, limit: 120)), .muted([.text(kind)])]),
          .init(call.map { [.code($0)] } ?? []),
          .init([.text(activity.offset.map(DurationText.offset) ?? "—")], sortKey: activity.offset),
          .init([.text(activity.duration.map(DurationText.short) ?? "—")], sortKey: activity.duration),
          .init([outcome(of: activity)]),
        ]))
    }
    blocks.append(.table(table))
    if all.count > Self.activityLimit {
      blocks.append(.paragraph([.text("\(all.count - Self.activityLimit) more activities are not listed.")], .note))
    }
    return blocks
  }

  private func call(of activity: Activity) -> String? {
    guard let provider = activity.provider else { return nil }
    var text = provider.call
    if let arguments = provider.arguments, !arguments.isNull {
      var limits = Redactor.Limits()
      limits.values = 200
      limits.text = 400
      text += " " + JSONWriter.text(voice.analysis.redactor.masked(arguments, limits: limits))
    }
    return voice.line(resolving: text, of: run.journal.experiment, limit: 300)
  }

  private func outcome(of activity: ActivityTiming) -> Inline {
    switch activity.outcome {
    case .succeeded: .mark(.met, "succeeded")
    case .failed: .mark(.notMet, "failed")
    case .exited(let code): .mark(.notMet, "exit code \(code)")
    case .other(let word): .mark(.neutral, voice.line(word, limit: 40))
    case .unknown: .mark(.neutral, "not recorded")
    }
  }

  private var charts: [Block] {
    var blocks: [Block] = []
    var groups: [(evidence: Int, kind: MetricSeries.Kind, series: [MetricSeries])] = []
    for metric in run.metrics {
      if let place = groups.firstIndex(where: { $0.evidence == metric.evidence && $0.kind == metric.kind }) {
        groups[place].series.append(metric)
      } else if groups.count < 12 {
        groups.append((metric.evidence, metric.kind, [metric]))
      }
    }
    for (place, group) in groups.enumerated() {
      let name = "\(id)-series-\(place + 1)"
      if let figure = SeriesChart(run: run, series: group.series).figure(id: name) { blocks.append(.figure(figure)) }
      if group.series.count == 1, let figure = WindowsChart(series: group.series[0]).figure(id: "\(name)-windows") {
        blocks.append(.figure(figure))
      }
    }
    blocks += EffectBlocks(voice: voice, run: run, id: id).blocks
    if let figure = StateStripChart(run: run, states: Array(run.states.prefix(12))).figure(id: "\(id)-states") {
      blocks.append(.figure(figure))
    }
    for (place, chart) in ECDFChart.repeatedProbes(of: run).prefix(3).enumerated() {
      if let figure = chart.figure(id: "\(id)-latencies-\(place + 1)") { blocks.append(.figure(figure)) }
    }
    return blocks.isEmpty ? [] : [.heading(level: 2, id: nil, [.text("Measurements")])] + blocks
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
    return blocks
  }
}
