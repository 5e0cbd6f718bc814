import Journal

/// Every rule and statistic that the report uses.
struct MethodsSection {
  let voice: ReportVoice

  private static let notes: [(String, String)] = [
    (
      "Verdict",
      "Given from the recorded checks and activities, not from the journal's status alone; both are shown. A check that is declared and absent counts as not evaluated, never as met."
    ),
    (
      "Share of checks met",
      "Wilson's score interval at 95 % (Wilson 1927) for k of n; checks of one run are correlated, so the run is the unit for anything beyond it."
    ),
    (
      "Out of tolerance, recovery",
      "Checks are samples: both ends are intervals, from the last check on one side to the first on the other. A recovery that was not seen is longer than what was seen."
    ),
    (
      "Clock", "Second 0 is the start of the first action, or of the run where there is none. Times are UTC."
    ),
    (
      "Rates", "Counters are shown as growth per second; after a restart they count from 0. Gaps stay gaps."
    ),
    (
      "Durations",
      "From start and end where both are recorded; a change counts when it is outside the baseline's range and past max(10 %, 100 ms)."
    ),
    (
      "Secrets",
      "Values of the secrets block, of keys with telling names and of known shapes are replaced by a short stable token; equal values get equal tokens."
    ),
  ]

  private static let windows = "Before, during, after"

  /// The notes without those on what these journals do not hold.
  private var notes: [(String, String)] {
    let runs = voice.analysis.runs
    var unused: Set<String> = []
    if !runs.contains(where: { !$0.checks.isEmpty }) { unused = ["Share of checks met", "Out of tolerance, recovery"] }
    if !runs.contains(where: { $0.metrics.contains { $0.kind == .counter } }) { unused.insert("Rates") }
    return Self.notes.filter { !unused.contains($0.0) }.map { $0.0 == "Secrets" ? ($0.0, secrets($0.1)) : $0 }
  }

  /// What was done about secrets, which the caller may have asked to be shown.
  private func secrets(_ rules: String) -> String {
    let redactor = voice.analysis.redactor
    guard redactor.isActive else { return "Nothing was masked, as was asked for: this report may hold secrets." }
    return redactor.policy.allowsSomething ? rules + " Some are shown nevertheless, as was asked for." : rules
  }

  /// Notes on what only some reports have.
  private var occasional: [(String, String)] {
    var notes: [(String, String)] = []
    if voice.analysis.runs.contains(where: { !$0.effects.isEmpty }) {
      notes.append(
        (
          Self.windows,
          "Shift: Hodges-Lehmann with the interval of the Mann-Whitney test, exact up to 30 values; shares: Newcombe and Fisher; p corrected by Holm for all comparisons of the report. Where so few values cannot reach 5 %, no p is given."
        ))
    }
    if voice.analysis.runs.contains(where: { $0.effects.contains(where: \.hasBlocks) }) {
      notes.append(
        (
          "Neighbours in time",
          "Moving blocks (Künsch 1989) of ⌈∛n⌉ neighbours, \(BlockBootstrap.rounds) draws, from \(BlockBootstrap.smallestCount) values a window on: they assume one level in each window. Correlation: of each value with the next, within windows. Shifted between: cumulative sum (Page 1954; Taylor 2000), at most one change, from \(CumulativeSum.smallestCount) values on."
        ))
    }
    let hasChanges = voice.analysis.runs.contains { $0.metrics.contains { $0.changes != nil } }
    if hasTrend || hasChanges {
      notes.append(
        (
          "Changes of level",
          "E-divisive (Matteson and James 2014) from \(EnergyDivisive.smallestCount) values on, \(EnergyDivisive.rounds) random orders, 5 % a change; it assumes independent values. In series of a run, changes of less than 10 % are left out, and in a drift, where n values tell no more than \(EnergyDivisive.smallestCount) independent ones (Bartlett 1935), all that are no jumps."
        ))
    }
    if hasTrend {
      notes.append(
        (
          "Since which run",
          "Cumulative sum from \(CumulativeSum.smallestCount) runs on: p is exact for checks (Smirnov 1939), of \(CumulativeSum.rounds) random orders for steps; it assumes independent runs and one change at most. Benjamini and Hochberg (1995) over all such tests of the report: of what is named, at most 5 % is named wrongly on average."
        ))
    }
    if notes.contains(where: { $0.0 != Self.windows }) {
      notes.append(
        (
          "Random numbers",
          "xoshiro256** from seed \(SeededRandom.reportSeed): the same journals give the same numbers."
        ))
    }
    return notes
  }

  private var hasTrend: Bool { voice.analysis.trends.contains { $0.rows.count >= EnergyDivisive.smallestCount } }

  var section: Section {
    Section(
      id: "methods", title: "Methods", level: 1,
      blocks: [
        .definitions(
          (notes + occasional + LoadMethods(loads: voice.analysis.loads).notes).map {
            Definition(term: [.text($0.0)], text: [.text($0.1)])
          })
      ])
  }
}
