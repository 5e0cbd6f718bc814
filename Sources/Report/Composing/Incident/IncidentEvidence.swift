import Journal

/// Every recorded activity under its number, and the files that hold them.
struct IncidentEvidence {
  let voice: ReportVoice

  /// The most rows of one run.
  static let limit = 200

  var section: Section {
    var section = Section(id: "evidence", title: "Evidence", level: 1)
    section.startsPage = true
    for index in voice.analysis.runs.indices { section.blocks += blocks(of: index) }
    section.blocks += SourceBlocks(voice: voice, linksToRuns: false, canUnfold: false).blocks
    section.blocks += LoadSources(voice: voice).blocks
    return section
  }

  private func blocks(of index: Int) -> [Block] {
    let run = voice.analysis.runs[index]
    let label = voice.line(run.label, limit: 60)
    var blocks: [Block] = [.heading(level: 2, id: voice.anchors[index], [.text("\(label): \(voice.title(of: run))")])]
    var table = Table(
      caption: "Evidence of \(label)",
      columns: [
        .init("", weight: 0.6), .init("Activity", weight: 5), .init("Part of the run", weight: 1.8),
        .init("Began", alignment: .trailing, weight: 1.1), .init("Took", alignment: .trailing, weight: 1.1),
        .init("Outcome", weight: 2), .init("Line", alignment: .trailing, weight: 0.7),
      ])
    for activity in run.activities.prefix(Self.limit) {
      blocks.append(.anchor(id: "e\(activity.evidence)"))
      let line = activity.run.node?.position.line
      table.rows.append(
        .init([
          .init([.text("E\(activity.evidence)")], sortKey: Double(activity.evidence)),
          .init([.code(voice.line(activity.run.activity.name, limit: 120))]),
          .init([.text(part(activity.block))]),
          .init([.text(activity.offset.map(DurationText.offset) ?? "—")], sortKey: activity.offset),
          .init([.text(activity.duration.map(DurationText.short) ?? "—")], sortKey: activity.duration),
          .init([outcome(of: activity, in: run)]), .init([.text(line.map { "\($0)" } ?? "—")]),
        ]))
    }
    blocks.append(.table(table))
    if run.activities.count > Self.limit {
      blocks.append(
        .paragraph([.text("\(ShortNumber.text(run.activities.count - Self.limit)) more are in the journal.")], .note))
    }
    return blocks
  }

  private func part(_ block: ActivityTiming.Block) -> String {
    switch block {
    case .before: "check before"
    case .during(let round): "check during, round \(round)"
    case .method: "method"
    case .after: "check after"
    case .rollback: "rollback"
    }
  }

  private func outcome(of activity: ActivityTiming, in run: RunAnalysis) -> Inline {
    if let check = run.checks.first(where: { $0.evidence == activity.evidence }) {
      return .mark(check.outcome.chartMark, check.outcome.chartWord)
    }
    return switch activity.outcome {
    case .succeeded: .mark(.met, "succeeded")
    case .failed: .mark(.notMet, "failed")
    case .exited(let code): .mark(.notMet, "exit code \(code)")
    case .other(let word): .mark(.neutral, voice.line(word, limit: 40))
    case .unknown: .mark(.neutral, "not recorded")
    }
  }
}
