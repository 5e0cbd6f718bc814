import Journal

/// The words at the head of a report.
struct ReportHeader {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  /// The experiment's title, or what several have in common.
  var title: String {
    var seen: Set<String> = []
    let titles = runs.map { voice.title(of: $0) }.filter { seen.insert($0).inserted }
    return ReportTitle(titles: titles, sharedTags: sharedTags).text
  }

  private var sharedTags: [String] {
    guard let first = runs.first else { return [] }
    let others = runs.dropFirst().map { Set($0.journal.experiment.tags) }
    return first.journal.experiment.tags.prefix(20)
      .filter { tag in others.allSatisfy { $0.contains(tag) } }.map { voice.line($0, limit: 40) }
  }

  /// The small line above the title.
  var kicker: String {
    let words = ["NO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"]
    let count = words.indices.contains(runs.count) ? words[runs.count] : ShortNumber.text(runs.count)
    return "CHAOS EXPERIMENT REPORT · \(count) \(runs.count == 1 ? "JOURNAL" : "JOURNALS")"
  }

  /// When, how long, where and by which versions.
  var subtitle: [Inline] {
    var parts: [String] = []
    if let times = RunTimes(runs: runs).words() { parts.append(times) }
    if runs.count == 1, let length = runs.first.flatMap(RunTimes.length) { parts.append(length) }
    parts += distinct(runs.compactMap(\.journal.node), prefix: "run on ")
    parts += distinct(runs.compactMap(\.journal.toolkitVersion), prefix: "chaoslib ")
    return [.text(parts.joined(separator: " · "))]
  }

  private func distinct(_ values: [String], prefix: String) -> [String] {
    let unique = Set(values.map { voice.line($0, limit: 60) }).sorted()
    guard !unique.isEmpty else { return [] }
    let more = unique.count > 3 ? " and \(ShortNumber.text(unique.count - 3)) more" : ""
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

  /// The verdict within a sentence.
  static func word(_ verdict: Verdict) -> String {
    verdict == .deviatedRecovered ? "deviated and recovered" : verdict.chartWord.lowercased()
  }

  /// `1 deviated, 3 held`, what went wrong first.
  var words: String {
    let ordered = counts.filter { $0.verdict != .held } + counts.filter { $0.verdict == .held }
    return ordered.map { "\(ShortNumber.text($0.count)) \(Self.word($0.verdict))" }.joined(separator: ", ")
  }
}
