import Journal

/// The words at the head of a report.
struct ReportHeader {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  /// The experiment's title, or what several have in common.
  var title: String {
    let titles = Set(runs.map { voice.title(of: $0) })
    if titles.count == 1, let title = titles.first { return title }
    let ordered = runs.map { voice.title(of: $0).split(separator: " ") }
    var common: [Substring] = []
    if let first = ordered.first {
      for (index, word) in first.enumerated() {
        guard ordered.allSatisfy({ $0.indices.contains(index) && $0[index] == word }) else { break }
        common.append(word)
      }
    }
    let articles: Set<Substring> = ["a", "an", "the", "of", "to", "in", "is", "and"]
    while let last = common.last, articles.contains(last) { common.removeLast() }
    if common.isEmpty, let tags = sharedTags { return "Chaos experiments on \(tags)" }
    if common.count < 2 { return common.isEmpty ? "Chaos experiments" : "\(common[0]): \(runs.count) runs" }
    return common.joined(separator: " ") + ": \(counted(titles.count, "experiment"))"
  }

  private var sharedTags: String? {
    guard let first = runs.first else { return nil }
    let shared = first.journal.experiment.tags.filter { tag in
      runs.allSatisfy { $0.journal.experiment.tags.contains(tag) }
    }
    return shared.isEmpty ? nil : shared.prefix(3).map { voice.line($0, limit: 40) }.joined(separator: " and ")
  }

  /// The small line above the title.
  var kicker: String {
    let words = ["NO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"]
    let count = words.indices.contains(runs.count) ? words[runs.count] : "\(runs.count)"
    return "CHAOS EXPERIMENT REPORT · \(count) \(runs.count == 1 ? "JOURNAL" : "JOURNALS")"
  }

  /// When, how long, where and by which versions.
  var subtitle: [Inline] {
    var parts: [String] = []
    let starts = runs.compactMap(\.journal.start)
    let ends = runs.compactMap { run in run.journal.end ?? run.journal.start }
    if let first = starts.min(), let last = ends.max() {
      let sameDay = first.date == last.date
      parts.append(
        "\(first.date) \(first.timeToTheSecond) to \(sameDay ? "" : last.date + " ")\(last.timeToTheSecond) UTC")
    }
    if runs.count == 1, let run = runs.first, run.clock.kind != .unknown {
      parts.append(DurationText.short(run.clock.run.length))
    }
    parts += distinct(runs.compactMap(\.journal.node), prefix: "run on ")
    parts += distinct(runs.compactMap(\.journal.toolkitVersion), prefix: "chaoslib ")
    return [.text(parts.joined(separator: " · "))]
  }

  private func distinct(_ values: [String], prefix: String) -> [String] {
    let unique = Set(values.map { voice.line($0, limit: 60) }).sorted()
    guard !unique.isEmpty else { return [] }
    let more = unique.count > 3 ? " and \(unique.count - 3) more" : ""
    return [prefix + unique.prefix(3).joined(separator: ", ") + more]
  }

  /// What the report found, in one line.
  var summary: String {
    guard runs.count > 1 else {
      return runs.first.map { "\($0.verdict.chartWord): \(ReasonWords.sentence($0).plainText)" }
        ?? "No journal was read."
    }
    return VerdictCounts(runs).words + "."
  }

  /// Tags and titles.
  var keywords: [String] {
    Array(Set(runs.flatMap { $0.journal.experiment.tags.map { voice.line($0, limit: 60) } }).sorted().prefix(20))
  }
}

/// How many runs ended how.
struct VerdictCounts {
  private let counts: [(verdict: Verdict, count: Int)]

  init(_ runs: [RunAnalysis]) {
    var found: [Verdict: Int] = [:]
    for run in runs { found[run.verdict, default: 0] += 1 }
    counts = Verdict.allCases.compactMap { verdict in found[verdict].map { (verdict, $0) } }
  }

  /// `1 deviated, 3 held`, what went wrong first.
  var words: String {
    let ordered = counts.filter { $0.verdict != .held } + counts.filter { $0.verdict == .held }
    return ordered.map { "\($0.count) \($0.verdict.chartWord.lowercased())" }.joined(separator: ", ")
  }
}
