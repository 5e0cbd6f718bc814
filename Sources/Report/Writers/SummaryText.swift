import Journal

/// The verdicts and findings of runs as text for a terminal: a few lines a run, and one line for all.
///
/// ```swift
/// let text = SummaryText(analysis: analysis, color: false).text
/// ```
public struct SummaryText: Sendable {
  /// How many deviations, failures and gaps of one run are listed; the rest is counted.
  static let rowLimit = 4

  let analysis: Analysis
  private let color: Bool
  private let columns: Int?

  /// Takes what is to be told.
  ///
  /// - Parameters:
  ///   - color: whether the receiver understands ANSI colours; the words are the same.
  ///   - columns: how wide the terminal is; nil leaves lines as long as they are, for files and other programs.
  public init(analysis: Analysis, color: Bool, columns: Int? = nil) {
    self.analysis = analysis
    self.color = color
    self.columns = columns
  }

  /// The text, without control characters from the journals, each line ended.
  public var text: String {
    var lines: [String] = []
    for run in analysis.runs {
      lines += self.lines(run)
      lines.append("")
    }
    lines += baseline + gates + incomparable
    lines.append(total)
    if let columns { lines = lines.flatMap { TerminalLines.wrapped($0, columns: columns) } }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: One run

  private func lines(_ run: RunAnalysis) -> [String] {
    let mark = run.verdict.chartMark
    let verdict = paint("\(mark.glyph) \(run.verdict.chartWord)", mark, isBold: true)
    let title = clean(run.journal.experiment.title, limit: 100)
    var lines = [verdict + "  " + clean(run.label, limit: 60) + (title.isEmpty ? "" : "  " + title)]
    let reason = clean(ReasonWords.sentence(run).plainText, limit: 300)
    if !reason.isEmpty { lines.append("  " + reason) }
    lines.append("  " + counts(run))
    lines += listed(deviations(run), "deviation") + listed(failures(run), "failed activity", "failed activities")
    if let series = run.metrics.first(where: { MetricWords.finding($0) != nil }),
      let finding = MetricWords.finding(series)
    {
      lines.append("  " + clean("\(MetricWords.name(series)) \(finding) (E\(series.evidence))", limit: 200))
    }
    if !run.notCovered.isEmpty {
      lines.append("  " + paint("\(ChartText.count(run.notCovered.count, "thing")) not covered", .neutral))
    }
    return lines
  }

  private func counts(_ run: RunAnalysis) -> String {
    let tally = run.tally
    var parts = ["checks met \(tally.met)/\(tally.declared)"]
    if tally.notEvaluated > 0 { parts.append("\(tally.notEvaluated) not evaluated") }
    if let outage = run.outage { parts.append(words(outage)) }
    return parts.joined(separator: " · ")
  }

  private func words(_ outage: Outage) -> String {
    let start = "out of tolerance from \(DurationText.offset(outage.firstFailed))"
    guard let end = outage.recoveredBy else { return start + ", recovery not seen" }
    let least = DurationText.short(max(outage.lastFailed - outage.firstFailed, 0))
    let most = DurationText.short(max(end - (outage.beganAfter ?? outage.firstFailed), 0))
    return start + ", recovered by \(DurationText.offset(end)) (out for \(least) to \(most))"
  }

  private func deviations(_ run: RunAnalysis) -> [String] {
    let told = toldCheck(run)
    return run.checks.enumerated().lazy.filter { index, check in
      index != told && (check.outcome == .notMet || check.outcome == .broke)
    }
    .map { _, check in
      var line = paint(Mark.notMet.glyph, .notMet) + " " + clean(check.name, limit: 80)
      line += ": expected " + clean(ExpectedWords.wanted(check.expected), limit: 80)
      if let observed = check.observed {
        line += (check.outcome == .broke ? ", broke: " : ", observed ") + clean(observed, limit: 120)
      } else if check.outcome == .broke {
        line += ", broke"
      }
      line += ", " + check.phase.ofMethod
      if let offset = check.offset { line += " at " + DurationText.offset(offset) }
      if let evidence = check.evidence { line += " (E\(evidence))" }
      return line
    }
  }

  /// The check that the reason for the verdict has named already.
  private func toldCheck(_ run: RunAnalysis) -> Int? {
    switch run.reason {
    case .checkNotMet(let index, _), .notMetDuring(let index, _, _), .checkBroke(let index): index
    case .failedBeforeMethod(let index): index
    case .everyCheckMet, .journalSaysDeviated, .emptyMethod, .methodNeverRan, .dryRun, .activityBroke, .processExited,
      .rollbackBroke, .killed, .interrupted, .aborted, .journalSaysFailed, .noHypothesis, .cutOff,
      .neverEvaluatedAfter:
      nil
    }
  }

  /// The activity that the reason for the verdict has named already.
  private func toldActivity(_ run: RunAnalysis) -> Int? {
    switch run.reason {
    case .activityBroke(let evidence, _), .processExited(let evidence, _, _), .rollbackBroke(let evidence, _): evidence
    case .everyCheckMet, .checkNotMet, .journalSaysDeviated, .notMetDuring, .failedBeforeMethod, .emptyMethod,
      .methodNeverRan, .dryRun, .checkBroke, .killed, .interrupted, .aborted, .journalSaysFailed, .noHypothesis,
      .cutOff, .neverEvaluatedAfter:
      nil
    }
  }

  private func failures(_ run: RunAnalysis) -> [String] {
    var shown = Set(run.checks.filter { $0.outcome == .broke }.compactMap(\.evidence))
    if let told = toldActivity(run) { shown.insert(told) }
    return run.activities.lazy.filter { !shown.contains($0.evidence) }.compactMap { activity in
      let name = clean(activity.run.activity.name, limit: 80)
      let number = "(E\(activity.evidence))"
      switch activity.outcome {
      case .failed:
        let why = activity.errorLine.map { ": " + clean($0, limit: 160) } ?? ""
        return paint(Mark.notMet.glyph, .notMet) + " \(name) failed\(why) \(number)"
      case .exited(let code):
        return paint(Mark.notMet.glyph, .notMet) + " \(name) ended with code \(code) \(number)"
      case .succeeded, .other, .unknown: return nil
      }
    }
  }

  func listed(_ rows: [String], _ noun: String, _ plural: String? = nil) -> [String] {
    var lines = rows.prefix(Self.rowLimit).map { "  " + $0 }
    let left = rows.count - lines.count
    if left > 0 {
      lines.append("    and " + ChartText.count(left, "more " + noun, plural: plural.map { "more " + $0 }))
    }
    return lines
  }

  // MARK: Gates

  private var gates: [String] {
    guard let report = analysis.gates else { return [] }
    var lines: [String] = []
    for result in report.results {
      let isWarning = result.gate.level == .warn
      let mark: Mark = result.isPassed ? .met : isWarning ? .neutral : .notMet
      let word = result.isPassed ? "passed" : isWarning ? "warning" : "failed"
      let name = result.gate.name == result.gate.text ? "" : clean(result.gate.name, limit: 80) + ": "
      lines.append(paint("\(mark.glyph) gate \(word)", mark) + "  " + name + clean(result.gate.text, limit: 160))
      for (run, outcome) in result.failures.prefix(Self.rowLimit) {
        var line =
          "    \(clean(analysis.runs[run].label, limit: 60)): expected \(outcome.expected), observed \(outcome.observed)"
        if let margin = outcome.marginText { line += ", margin \(margin)" }
        if !outcome.evidence.isEmpty { line += " (" + outcome.evidence.map { "E\($0)" }.joined(separator: ", ") + ")" }
        lines.append(line)
      }
      let left = result.failed - min(result.failures.count, Self.rowLimit)
      if left > 0 { lines.append("    and " + ChartText.count(left, "more run")) }
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  // MARK: All runs

  /// Runs that differ from their baseline in more than their results, a line a difference. What is held against a
  /// baseline outside the report is told there.
  private var incomparable: [String] {
    let unmatched = Set(analysis.unmatched)
    let trends = analysis.trends.filter { trend in
      !analysis.hasOutsideBaseline || trend.rows.contains { unmatched.contains($0.run) }
    }
    let all = trends.flatMap { trend in trend.differences.map { (trend, $0.difference, $0.runs) } }
    var lines = all.prefix(Self.rowLimit).map { trend, difference, rows in
      let names = rows.prefix(Self.rowLimit).map { clean(analysis.runs[trend.rows[$0].run].label, limit: 60) }
      let left = rows.count - names.count
      let base = clean(analysis.runs[trend.rows[trend.baseline].run].label, limit: 60)
      return paint("\(Mark.neutral.glyph) not comparable", .neutral)
        + "  other \(difference.shortWords) than \(base): \(names.joined(separator: ", "))"
        + (left > 0 ? " and \(ShortNumber.text(left)) more" : "")
    }
    let left = all.count - lines.count
    if left > 0 { lines.append("    and " + ChartText.count(left, "more difference")) }
    return lines.isEmpty ? [] : lines + [""]
  }

  private var total: String {
    var parts: [String] = []
    for verdict in Verdict.allCases {
      let count = analysis.runs.count { $0.verdict == verdict }
      if count > 0 { parts.append(paint("\(count) \(verdict.chartWord)", verdict.chartMark)) }
    }
    if !analysis.unreadable.isEmpty { parts.append("\(analysis.unreadable.count) not readable") }
    return ChartText.count(analysis.runs.count, "run") + (parts.isEmpty ? "" : ": ") + parts.joined(separator: " · ")
  }

  // MARK: Looks

  func clean(_ text: String, limit: Int) -> String {
    BoundedText.line(analysis.redactor.mask(text), limit: limit)
  }

  func paint(_ text: String, _ mark: Mark, isBold: Bool = false) -> String {
    guard color else { return text }
    let ink =
      switch mark {
      case .met: "34"
      case .notMet: "33"
      case .neutral: "90"
      }
    return "\u{1B}[\(isBold ? "1;" : "")\(ink)m\(text)\u{1B}[0m"
  }
}
