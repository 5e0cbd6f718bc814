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

  /// Notes on what only some reports have.
  private var occasional: [(String, String)] {
    var notes: [(String, String)] = []
    if voice.analysis.runs.contains(where: { !$0.effects.isEmpty }) {
      notes.append(
        (
          "Before, during, after",
          "Shift: Hodges-Lehmann with the interval of the Mann-Whitney test, exact up to 30 values; shares: Newcombe and Fisher; p corrected by Holm for all comparisons of a run. Where so few values cannot reach 5 %, no p is given."
        ))
    }
    if voice.analysis.trends.contains(where: { $0.rows.count >= EnergyDivisive.smallestCount }) {
      notes.append(
        (
          "Changes of level",
          "E-divisive from \(EnergyDivisive.smallestCount) runs on, \(EnergyDivisive.rounds) random orders, 5 %; random numbers from xoshiro256** with seed \(SeededRandom.reportSeed)."
        ))
    }
    return notes
  }

  var section: Section {
    Section(
      id: "methods", title: "Methods", level: 1,
      blocks: [.definitions((Self.notes + occasional).map { Definition(term: [.text($0.0)], text: [.text($0.1)]) })])
  }
}
