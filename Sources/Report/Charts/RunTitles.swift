import Journal

/// What runs are called beside their labels.
enum RunTitles {
  /// What tells the titles apart; for runs of one experiment, when each began.
  static func make(_ runs: [RunAnalysis]) -> [String] {
    let titles = runs.map(\.journal.experiment.title)
    if Set(titles).count > 1 { return DistinctTitles.make(titles) }
    if runs.count == 1 { return titles }
    return runs.map { $0.journal.start.map { UTCText.dateAndMinute($0) } ?? "" }
  }
}
