import Journal

/// The first run of a trend in which something changed, and since which runs levels are others.
struct TrendSinceBlocks {
  let voice: ReportVoice
  let trend: Trend

  private static let limit = 8

  var blocks: [Block] {
    var items: [[Inline]] = []
    if let first = firstChange { items.append(first) }
    items += levels.prefix(Self.limit)
    guard !items.isEmpty else { return [] }
    return [
      .heading(level: 3, id: nil, [.text("Since when")]), .list(ordered: false, items.map { [.paragraph($0, .body)] }),
      .paragraph([.text(note)], .note),
    ]
  }

  private func link(_ row: Int) -> Inline { voice.link(to: trend.rows[row].run) }

  /// The first run that differs from those before it, in whatever.
  private var firstChange: [Inline]? {
    let check = trend.changes.filter { $0.first != nil }.min { ($0.first ?? 0) < ($1.first ?? 0) }
    let step = trend.steps.filter { $0.first != nil }.min { ($0.first ?? 0) < ($1.first ?? 0) }
    guard let first = [check?.first, step?.first].compactMap({ $0 }).min() else { return nil }
    var text: [Inline] = [.text("The first run in which something changed is "), link(first), .text(": ")]
    if let check, check.first == first {
      text += [.code(voice.line(check.name, limit: 120)), .text(" \(check.phase.chartGroup)")]
      if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
      text.append(.text(" went otherwise than in the run before it"))
    } else if let step {
      let way = step.isFirstSlower ? "longer" : "less time"
      text += [
        .code(voice.line(step.name, limit: 120)),
        .text(" took \(way) than in \(voice.reference(of: trend)) by more than 10 % and 100 ms"),
      ]
    }
    return text + [.text(", run \(ShortNumber.text(first + 1)) of \(ShortNumber.text(trend.rows.count)).")]
  }

  /// Quantities whose level stands out from all tests, the earliest first.
  private var levels: [[Inline]] {
    var found: [(place: Int, text: [Inline])] = []
    for change in trend.changes {
      guard let test = change.level.change else { continue }
      let word = test.since < test.before ? "is met less often" : "is met more often"
      let shares =
        "\(PercentText.text(test.before)) of \(counted(test.counts[0], "run")) before, "
        + "\(PercentText.text(test.since)) of \(counted(test.counts[1], "run")) since"
      let name: [Inline] = [.code(voice.line(change.name, limit: 120)), .text(" \(change.phase.chartGroup) \(word)")]
      found.append((test.place, name + sentence(test, shares)))
    }
    for step in trend.steps {
      guard let test = step.level.change else { continue }
      let word = test.since > test.before ? "takes longer" : "takes less time"
      let medians =
        "median \(DurationText.short(test.before)) in \(counted(test.counts[0], "run")) before, "
        + "\(DurationText.short(test.since)) in \(counted(test.counts[1], "run")) since"
      found.append(
        (test.place, [.code(voice.line(step.name, limit: 120)), .text(" \(word)")] + sentence(test, medians)))
    }
    return found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(
      \.element.text)
  }

  private func sentence(_ test: Trend.LevelTest, _ levels: String) -> [Inline] {
    [.text(" since "), link(test.place), .text(": \(levels) (p \(EffectWords.equals(test.corrected))).")]
  }

  /// What was tested, and what could not be.
  private var note: String {
    let all = trend.changes.map(\.level) + trend.steps.map(\.level)
    let tested = all.count { if case .tested = $0 { true } else { false } }
    let rare = all.count { if case .cannotReach = $0 { true } else { false } }
    guard trend.rows.count >= CumulativeSum.smallestCount else {
      return
        "Since when a level is another one is asked from \(CumulativeSum.smallestCount) runs on; here are \(trend.rows.count)."
    }
    var text = ""
    if levels.isEmpty { text += "No level stands out from \(counted(tested, "test")). " }
    if levels.count > Self.limit { text += "\(levels.count - Self.limit) more levels are not listed. " }
    text += "Cumulative sum: p is exact for checks, of \(CumulativeSum.rounds) random orders from seed"
    text += " \(SeededRandom.reportSeed) for steps, and corrected by Benjamini and Hochberg for"
    text += " \(counted(trend.tests, "test")) of the report; it assumes independent runs and one change at most."
    if rare > 0 {
      text += " \(counted(rare, "check")) went otherwise in so few runs that no order of them gives a p below 5 %."
    }
    return text
  }
}
