import Journal

/// Says which runs have no section of their own; nil when all have one.
struct RestOfRuns {
  let voice: ReportVoice

  var section: Section? {
    let analysis = voice.analysis
    guard let detailed = analysis.detailed, detailed.count < analysis.runs.count else { return nil }
    let shown = Set(detailed)
    let rest = analysis.runs.indices.filter { !shown.contains($0) }
    var counts: [Verdict: Int] = [:]
    for index in rest { counts[analysis.runs[index].verdict, default: 0] += 1 }
    let words = Verdict.allCases.compactMap { verdict in
      counts[verdict].map { "\(ShortNumber.text($0)) \(verdict.chartWord.lowercased())" }
    }
    let text =
      "\(ShortNumber.text(rest.count)) more runs have no section of their own: \(words.joined(separator: ", ")). They count in every number, matrix and trend; a report of fewer journals shows them in detail."
    return Section(
      id: "more-runs", title: "\(ShortNumber.text(rest.count)) more runs", level: 1,
      blocks: [.paragraph([.text(text)], .body)])
  }
}
