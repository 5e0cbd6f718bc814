import JSON
import Journal

/// The activities of a method or of rollbacks: what was called, when, how long, and how it went.
struct ActivityBlocks {
  let voice: ReportVoice
  let run: RunAnalysis

  private static let limit = 200

  /// A table under its heading; nothing when there is no activity.
  func blocks(_ title: String, _ block: ActivityTiming.Block) -> [Block] {
    let all = run.activities.filter { $0.block == block }
    guard !all.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: nil, [.text(title)])]
    var table = Table(
      caption: "\(title) of \(voice.line(run.label, limit: 60))",
      columns: [
        .init(""), .init("Activity", weight: 1), .init("Began", alignment: .trailing),
        .init("Took", alignment: .trailing), .init("Outcome"),
      ])
    table.isSortable = all.count > 3
    for activity in all.prefix(Self.limit) {
      blocks.append(.anchor(id: "e\(activity.evidence)"))
      table.rows.append(
        .init([
          .init([.text("E\(activity.evidence)")], sortKey: Double(activity.evidence)), .init(words(activity)),
          .init([.text(activity.offset.map(DurationText.offset) ?? "—")], sortKey: activity.offset),
          .init(took(activity), sortKey: activity.duration), .init([outcome(of: activity)]),
        ]))
    }
    blocks.append(.table(table))
    if all.count > Self.limit {
      blocks.append(
        .paragraph([.text("\(counted(all.count - Self.limit, "more activity", "more activities")) not listed.")], .note)
      )
    }
    return blocks
  }

  /// The name, the call and what stands out about its timing.
  private func words(_ activity: ActivityTiming) -> [Inline] {
    let declared = activity.run.activity
    var inlines: [Inline] = [.code(voice.line(declared.name, limit: 120))]
    var remarks: [String] = []
    if declared.isBackground { remarks.append("in the background") }
    if !activity.overlaps.isEmpty {
      let others = activity.overlaps.prefix(4).map { "E\($0)" }.joined(separator: ", ")
      let more = activity.overlaps.count - 4
      remarks.append("beside \(others)\(more > 0 ? " and \(more) more" : "")")
    }
    if let pause = declared.pauseBefore, pause > 0 { remarks.append("after a pause of \(DurationText.short(pause))") }
    if let pause = declared.pauseAfter, pause > 0 { remarks.append("then a pause of \(DurationText.short(pause))") }
    if activity.claimDisagrees, let claim = activity.run.duration {
      remarks.append("the journal claims \(DurationText.short(claim))")
    }
    if declared.isUnresolved { remarks.append("refers to an activity that is not declared") }
    if !remarks.isEmpty { inlines.append(.muted([.text("  " + remarks.joined(separator: ", "))])) }
    if let call = Self.call(of: declared, run: run, voice: voice) {
      inlines += [.lineBreak, .muted([.code(call)])]
    }
    return inlines
  }

  private func took(_ activity: ActivityTiming) -> [Inline] {
    guard let duration = activity.duration else { return [.text("—")] }
    var inlines: [Inline] = [.text(DurationText.short(duration))]
    if let share = activity.share, share >= 0.005 { inlines.append(.muted([.text(" \(PercentText.text(share))")])) }
    return inlines
  }

  /// What is called with which arguments, masked and with the variables that are known put in.
  static func call(of activity: Activity, run: RunAnalysis, voice: ReportVoice) -> String? {
    guard let provider = activity.provider else { return nil }
    var limits = Redactor.Limits()
    limits.values = 200
    limits.text = 400
    let arguments = provider.arguments.map { voice.analysis.redactor.masked($0, limits: limits) } ?? .null
    switch provider {
    case .process(let path, _):
      let command = ProcessCommand(path: path, arguments: arguments)
      return voice.line(
        command.text { voice.line(resolving: $0, of: run.journal.experiment, limit: 300) }, limit: 300)
    case .python, .http, .other:
      let words = arguments.object.map(named) ?? arguments.string ?? JSONWriter.text(arguments)
      let text = arguments == .null ? provider.call : "\(provider.call) \(words)"
      return voice.line(resolving: text, of: run.journal.experiment, limit: 300)
    }
  }

  /// `name=value` pairs, which can be read and broken into lines.
  private static func named(_ arguments: JSONObject) -> String {
    arguments.members.map { "\($0.key)=\(JSONWriter.text($0.value))" }.joined(separator: ", ")
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
}
