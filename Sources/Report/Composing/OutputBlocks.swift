import JSON
import Journal

/// What activities returned and how experiments were configured: bounded, hashed, masked.
struct OutputBlocks {
  let voice: ReportVoice
  /// Whether a reader can unfold the whole of an output.
  let canUnfold: Bool

  private static let activityLimit = 60
  private static let configurationLimit = 20

  var blocks: [Block] {
    let runs = voice.analysis.runs
    var blocks: [Block] = []
    var shown: [String: Int] = [:]
    for index in voice.analysis.detailedRuns {
      var repeats: [Repeats] = []
      let entries = runs[index].activities.prefix(Self.activityLimit).flatMap {
        output(of: $0, shown: &shown, repeats: &repeats)
      }
      if entries.isEmpty, repeats.isEmpty { continue }
      if runs.count > 1 { blocks.append(.heading(level: 3, id: nil, [.text("Outputs of "), voice.link(to: index)])) }
      blocks += entries + repeats.map(\.block)
      let left = runs[index].activities.count - Self.activityLimit
      if left > 0 {
        blocks.append(
          .paragraph([.text("Outputs of \(counted(left, "later activity", "later activities")) are not shown.")], .note)
        )
      }
    }
    let outputs: [Block] =
      blocks.isEmpty ? [] : [.heading(level: 2, id: "outputs", [.text("Outputs")])] + blocks
    return configurations + outputs
  }

  /// Activities of one name that returned what an earlier one did.
  private struct Repeats {
    let name: String
    let former: Int
    var evidence: [Int]

    /// One line for all of them.
    var block: Block {
      var text: [Inline] = []
      for (place, number) in evidence.enumerated() {
        if place > 0 { text.append(.text(", ")) }
        text.append(.evidence(number))
      }
      return .paragraph(
        text + [.text(" "), .code(name), .text("  the same bytes as "), .evidence(former)], .note)
    }
  }

  /// An output; one whose bytes were shown before is only named.
  private func output(
    of activity: ActivityTiming, shown: inout [String: Int], repeats: inout [Repeats]
  ) -> [Block] {
    guard let output = activity.run.output, !output.isNull else { return [] }
    let bytes = output.document.bytes[output.byteRange]
    let hash = SHA256.hexadecimal(of: Array(bytes))
    let name = voice.line(activity.run.activity.name, limit: 120)
    if let former = shown[hash] {
      if let place = repeats.firstIndex(where: { $0.former == former && $0.name == name }) {
        repeats[place].evidence.append(activity.evidence)
      } else {
        repeats.append(Repeats(name: name, former: former, evidence: [activity.evidence]))
      }
      return []
    }
    shown[hash] = activity.evidence
    var limits = Redactor.Limits()
    limits.values = 20_000
    limits.text = 60_000
    var value = voice.analysis.redactor.masked(output, limits: limits)
    if let text = value.string { value = .string(voice.analysis.redactor.mask(text)) }
    let whole = canUnfold ? CodeLines(value: value, head: 5, tail: 2).whole : nil
    let size = "\(ShortNumber.text(bytes.count)) \(bytes.count == 1 ? "byte" : "bytes"), SHA-256 \(hash.prefix(12))"
    return [
      .details(
        Details(
          summary: [
            .evidence(activity.evidence), .text(" "), .code(name), .muted([.text("  \(size)")]),
          ], blocks: [.code(CodeLines.brief(value))], full: whole))
    ]
  }

  /// Each configuration once, with the runs that share it.
  private var configurations: [Block] {
    var found: [(text: [String], block: CodeLines, runs: [Int], given: [(name: String, value: String)])] = []
    for index in voice.analysis.runs.indices {
      guard let configuration = voice.analysis.runs[index].journal.experiment.configuration, configuration.count > 0
      else { continue }
      var limits = Redactor.Limits()
      limits.values = 5_000
      limits.text = 2_000
      let value = voice.analysis.redactor.masked(configuration, limits: limits)
      let lines = CodeLines(value: value, head: 30, tail: 4)
      if let place = found.firstIndex(where: { $0.text == lines.whole.lines }) {
        found[place].runs.append(index)
      } else if found.count < Self.configurationLimit {
        found.append((lines.whole.lines, lines, [index], voice.given(in: configuration)))
      }
    }
    guard !found.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: "configuration", [.text("Configuration")])]
    for entry in found {
      let isLone = voice.analysis.runs.count == 1
      var summary: [Inline] = [.text(isLone ? "As the experiment declares it" : "Of ")]
      for (place, index) in entry.runs.prefix(isLone ? 0 : 6).enumerated() {
        if place > 0 { summary.append(.text(", ")) }
        summary.append(voice.link(to: index))
      }
      if entry.runs.count > 6 { summary.append(.text(" and \(ShortNumber.text(entry.runs.count - 6)) more")) }
      blocks.append(
        .details(Details(summary: summary, blocks: [.code(entry.block.bounded)], full: entry.block.whole)))
      for given in entry.given {
        blocks.append(
          .paragraph([.code(given.name), .text(" was given for this report: "), .code(given.value)], .note))
      }
    }
    return blocks
  }
}
