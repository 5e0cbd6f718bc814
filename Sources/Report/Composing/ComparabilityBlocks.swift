import Journal

/// Which runs cannot be held against the baseline as they are, and in what they differ from it.
struct ComparabilityBlocks {
  let voice: ReportVoice
  let trends: [Trend]

  private static let listLimit = 20
  private static let runLimit = 4

  /// A heading with a list of differences, or with the sentence that there are none; nothing without trends.
  func blocks(level: Int) -> [Block] {
    guard let first = trends.first else { return [] }
    let heading = Block.heading(level: level, id: nil, [.text("Can the runs be compared?")])
    let all = trends.flatMap { trend in trend.differences.map { (trend, $0.difference, $0.runs) } }
    guard !all.isEmpty else {
      let whose: [Inline] =
        trends.count == 1
        ? [.text("\(voice.reference), "), link(first, first.baseline)]
        : [.text(voice.analysis.hasOutsideBaseline ? "the first run of each experiment" : "their baselines")]
      return [
        heading,
        .paragraph(
          [.text("Content of the experiment, strategy, platform and toolkit are those of ")] + whose
            + [.text(trends.count == 1 ? ", in all runs." : " in all runs.")], .body),
      ]
    }
    let items = all.prefix(Self.listLimit).map { trend, difference, rows -> [Block] in
      [.paragraph(item(trend, difference, rows), .body)]
    }
    let left = all.count - items.count
    let rest: [Block] =
      left > 0 ? [.paragraph([.text("\(counted(left, "more difference")) not listed.")], .note)] : []
    return [heading, .list(ordered: false, items)] + rest
  }

  private func item(_ trend: Trend, _ difference: RunDifference, _ rows: [Int]) -> [Inline] {
    [.text("\(counted(rows.count, "run")) \(rows.count == 1 ? "differs" : "differ") in ")]
      + Self.words(difference, voice, other: voice.reference)
      + [.text(" from \(voice.reference), "), link(trend, trend.baseline), .text(": ")]
      + links(trend, rows) + [.text(".")]
  }

  /// The same in a line: `other platform in run-28, run-29`; nil when all runs can be compared, or are held against a
  /// baseline outside the report, which has a line of its own.
  var line: [Inline]? {
    let isTold = voice.analysis.hasOutsideBaseline
    let unmatched = Set(voice.analysis.unmatched)
    let trends = trends.filter { trend in !isTold || trend.rows.contains { unmatched.contains($0.run) } }
    let all = trends.flatMap { trend in trend.differences.map { (trend, $0.difference, $0.runs) } }
    guard !all.isEmpty else { return nil }
    var text: [Inline] = [
      .mark(.neutral, "not comparable"), .text(isTold ? " with the first run of the experiment: " : ": "),
    ]
    for (place, (trend, difference, rows)) in all.prefix(Self.runLimit).enumerated() {
      text += [.text("\(place > 0 ? "; " : "")other \(difference.shortWords) in ")] + links(trend, rows)
    }
    return text + [.text(all.count > Self.runLimit ? "; \(ShortNumber.text(all.count - Self.runLimit)) more." : ".")]
  }

  private func links(_ trend: Trend, _ rows: [Int]) -> [Inline] {
    var text: [Inline] = []
    for (place, row) in rows.prefix(Self.runLimit).enumerated() {
      if place > 0 { text.append(.text(", ")) }
      text.append(link(trend, row))
    }
    let left = rows.count - Self.runLimit
    return left > 0 ? text + [.text(" and \(ShortNumber.text(left)) more")] : text
  }

  private func link(_ trend: Trend, _ row: Int) -> Inline { voice.link(to: trend.rows[row].run) }

  /// What differs, with both sides where they are a word: the run's own first.
  ///
  /// - Parameter other: what the run is held against, such as `the baseline`.
  static func words(_ difference: RunDifference, _ voice: ReportVoice, other: String) -> [Inline] {
    func pair(_ what: String, _ base: String, _ run: String) -> [Inline] {
      [
        .text("\(what) ("), .code(voice.line(run, limit: 80)), .text(", \(other) "),
        .code(voice.line(base, limit: 80)), .text(")"),
      ]
    }
    return switch difference {
    case .content(let parts): [.text("the experiment’s " + ChartText.list(parts.map(\.rawValue), limit: 4))]
    case .strategy(let base, let run): [.text("strategy (checks \(run), \(other) \(base))")]
    case .platform(let base, let run): pair("platform", base, run)
    case .toolkit(let base, let run): pair("toolkit", base, run)
    }
  }
}

extension RunDifference {
  /// What differs, in a word or a few: `method and rollbacks`.
  var shortWords: String {
    switch self {
    case .content(let parts): ChartText.list(parts.map(\.rawValue), limit: 4)
    case .strategy: "strategy"
    case .platform: "platform"
    case .toolkit: "toolkit"
    }
  }
}
