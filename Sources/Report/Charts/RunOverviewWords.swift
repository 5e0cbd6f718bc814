import Journal

/// The words around the overview.
struct RunOverviewWords {
  /// The runs.
  let analysis: Analysis
  /// What is shown of them.
  let facts: RunOverviewFacts

  /// Chooses what the words are about.
  init(analysis: Analysis) {
    self.analysis = analysis
    facts = RunOverviewFacts(analysis: analysis)
  }

  /// The finding: a stalled metric, else how many runs ended how.
  var title: [Inline] {
    let runs = analysis.runs
    let stalled = runs.indices.filter { facts.series[$0].map { !RunOverviewFacts.stalls(of: $0).isEmpty } ?? false }
    if !stalled.isEmpty, let name = stalled.first.flatMap({ facts.series[$0] }).map({ MetricWords.name($0) }) {
      let whole = runs.count
      if whole == 1 { return [.text("\(ChartText.capital(name)) stalled")] }
      if stalled.count == 1 { return [.text("\(ChartText.capital(name)) stalled in \(labels(stalled)) only")] }
      if stalled.count == whole {
        return [.text("\(ChartText.capital(name)) stalled in all \(ShortNumber.text(whole)) runs")]
      }
      return [
        .text(
          "\(ChartText.capital(name)) stalled in \(ShortNumber.text(stalled.count)) of \(ShortNumber.text(whole)) runs"
            + named(stalled))
      ]
    }
    return verdictTitle
  }

  private var verdictTitle: [Inline] {
    let runs = analysis.runs
    let count = runs.count
    let good = runs.indices.filter { runs[$0].verdict.chartMark == .met }
    let bad = runs.indices.filter { runs[$0].verdict.chartMark == .notMet }
    if good.count == count { return [.text(Self.all(count, held: true))] }
    if bad.isEmpty {
      let share = "\(ShortNumber.text(good.count)) of \(ChartText.count(count, "run"))"
      return [.text("\(share) held, the rest show nothing either way")]
    }
    let deviated = bad.allSatisfy { runs[$0].verdict == .deviated }
    let word = deviated ? "deviated" : "did not hold"
    // Runs that show nothing either way did not hold either.
    let meant = deviated ? bad : runs.indices.filter { runs[$0].verdict.chartMark != .met }
    if meant.count == count, !deviated { return [.text(Self.all(count, held: false))] }
    if meant.count == count { return [.text(Self.all(count, "deviated"))] }
    return [.text("\(ShortNumber.text(meant.count)) of \(ShortNumber.text(count)) runs \(word)" + named(meant))]
  }

  /// That all runs held, or that none did.
  static func all(_ count: Int, held: Bool) -> String {
    if held { return all(count, "held") }
    if count == 1 { return "The run did not hold" }
    return count == 2 ? "Neither run held" : "None of the \(ShortNumber.text(count)) runs held"
  }

  private static func all(_ count: Int, _ word: String) -> String {
    if count == 1 { return "The run \(word)" }
    return count == 2 ? "Both runs \(word)" : "All \(ShortNumber.text(count)) runs \(word)"
  }

  /// What is shown, and how to read it.
  func subtitle(isDetailed: Bool) -> [Inline] {
    let clock = Inline.text("Seconds from \(Self.origin(analysis.runs)). ")
    guard isDetailed else { return [clock, .text("Bar: length of the run. ")] + checks }
    return [clock] + stateWords + [.text("\(metricWords) Shaded: while the method ran. ")] + checks
  }

  /// What the bars show, with the bad states that they may be too short to name.
  private var stateWords: [Inline] {
    guard let name = facts.stateName else { return [] }
    let bar = name.isEmpty ? "Bar: state" : "Bar: state (\(ChartText.clean(name, limit: 40)))"
    guard !badStates.isEmpty else { return [.text("\(bar). ")] }
    return [.text("\(bar), "), .mark(.notMet, ChartText.list(badStates, limit: 3)), .text(". ")]
  }

  private var metricWords: String {
    guard let series = facts.series.compactMap({ $0 }).first else { return "Thin bars: longest activities." }
    let unit = series.kind == .counter ? " per second" : ""
    let step = StepWords.text(facts.series.compactMap { $0 }, noun: "sample").map { ", \($0)" } ?? ""
    return "Area: \(MetricWords.name(series))\(unit)\(step), same scale in every run."
  }

  /// What came of the checks.
  var checks: [Inline] {
    let tally = CheckTally(analysis.runs.flatMap(\.checks))
    func count(_ number: Int, _ word: String) -> String { "\(ShortNumber.text(number)) \(word)" }
    var inlines: [Inline] = [.text("Checks: "), .mark(.met, count(tally.met, "met"))]
    let failed = tally.notMet + tally.broke
    if failed > 0 {
      inlines += [.text(", "), .mark(.notMet, count(failed, tally.broke > 0 ? "not met or broke" : "not met"))]
    }
    if tally.notEvaluated > 0 {
      inlines += [.text(", "), .mark(.neutral, count(tally.notEvaluated, "not evaluated"))]
    }
    return inlines + [.text(".")]
  }

  /// The words of the bad states, which their bars may be too short for.
  private var badStates: [String] {
    var words: [String] = []
    for states in facts.states.compactMap({ $0 }) {
      for segment in states.segments.prefix(200) where StateTone.mark(of: segment, in: states) == .notMet {
        let word = ChartText.clean(segment.state, limit: 40)
        if !words.contains(word) { words.append(word) }
      }
    }
    return words
  }

  /// For readers who cannot see it.
  var description: String {
    var lines = [
      "\(ChartText.count(analysis.runs.count, "run")) on one clock that starts at \(Self.origin(analysis.runs))."
    ]
    for (index, run) in analysis.runs.enumerated().prefix(12) {
      var line = "\(ChartText.clean(run.label, limit: 60)): \(run.verdict.chartWord.lowercased())"
      if run.clock.kind != .unknown { line += " after \(DurationText.short(run.clock.run.length))" }
      let tally = run.tally
      line += ", \(ShortNumber.text(tally.met)) of \(ShortNumber.text(tally.declared)) checks met"
      if let series = facts.series[index], let finding = MetricWords.finding(series) {
        line += ", \(MetricWords.name(series)) \(finding)"
      }
      lines.append(line + ".")
    }
    if analysis.runs.count > 12 { lines.append("And \(ShortNumber.text(analysis.runs.count - 12)) more.") }
    return ChartText.clean(lines.joined(separator: " "), limit: 1_500)
  }

  /// The numbers behind it.
  var data: Table? {
    var table = ChartTable(
      "Runs: how they ended, how long they took and what their checks found",
      columns: ["Run", "Verdict", "Length", "Met", "Not met", "Broke", "Not evaluated"], numbers: [2, 3, 4, 5, 6])
    for run in analysis.runs {
      let tally = run.tally
      table.add([
        .text(run.label), .mark(run.verdict.chartMark, run.verdict.chartWord),
        .duration(run.clock.kind == .unknown ? nil : run.clock.run.length), .count(tally.met), .count(tally.notMet),
        .count(tally.broke), .count(tally.notEvaluated),
      ])
    }
    return table.made()
  }

  /// The runs by name after a colon, while that stays short.
  private func named(_ indexes: [Int]) -> String {
    let names = labels(indexes)
    return indexes.count <= 4 && names.count <= 48 ? ": " + names : ""
  }

  private func labels(_ indexes: [Int]) -> String {
    ChartText.list(indexes.map { ChartText.clean(analysis.runs[$0].label, limit: 30) }, limit: 5)
  }

  private static func origin(_ runs: [RunAnalysis]) -> String {
    switch RunOverviewChart.originWord(runs) {
    case "first action": "each run’s first action"
    case "run start": "each run’s start"
    default: "each run’s first action, or its start when it has none"
    }
  }
}
