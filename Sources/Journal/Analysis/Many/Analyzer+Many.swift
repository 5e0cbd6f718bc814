/// Analysis of more journals than fit into memory.
extension Analyzer {
  /// Judges and measures a set of journals.
  ///
  /// When the set was only surveyed, each file is read once more, judged and let go; at last those that the report
  /// shows in detail are read again. Memory then grows with the tables, not with the files.
  public func analyze(_ set: JournalSet, unreadable: [UnreadableJournal] = []) -> Analysis {
    guard let survey = set.survey else { return analyze(set.journals, unreadable: unreadable) }
    let redactor = options.masksSecrets ? survey.redactor(given: options.secrets) : .none
    let analyzer = RunAnalyzer(redactor: redactor)
    var reducer = RunReducer(survey)
    var runs: [RunAnalysis] = []
    var heads: [RunJournal] = []
    var first: [Int] = []
    var failures = unreadable
    var baseline = 0
    var evidence = 1
    for (index, head) in set.journals.enumerated() {
      do throws(JournalError) {
        let run = analyzer.analyze(try set.whole(head), firstEvidence: evidence)
        if index == options.baseline { baseline = runs.count }
        first.append(evidence)
        evidence += run.activities.count
        runs.append(reducer.reduced(run))
        heads.append(head)
      } catch {
        failures.append(UnreadableJournal(path: head.source.path, error: error))
      }
    }
    let detailed = DetailChoice.choose(runs, baseline: baseline, limit: options.detailLimit)
    for index in detailed ?? Array(runs.indices) {
      // What cannot be read any more stays as it is.
      guard let whole = try? set.whole(heads[index]) else { continue }
      runs[index] = analyzer.analyze(whole, firstEvidence: first[index])
    }
    return assembled(runs, heads, failures, redactor, baseline: baseline, detailed: detailed)
  }
}
