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

  var section: Section {
    Section(
      id: "methods", title: "Methods", level: 1,
      blocks: [.definitions(Self.notes.map { Definition(term: [.text($0.0)], text: [.text($0.1)]) })])
  }
}
