import Journal

/// The one place that says why a verdict was given.
enum ReasonWords {
  /// One sentence, ending in the evidence it rests on where there is one.
  static func sentence(_ run: RunAnalysis) -> [Inline] {
    switch run.reason {
    case .everyCheckMet(let met, let declared):
      return [.text("\(met) of \(declared) checks were met, none failed.")]
    case .checkNotMet(let index, let others):
      return check(run, index, "was not met after the method") + more(others, "check")
    case .journalSaysDeviated:
      return [.text("The journal says that the run deviated; it does not record which check failed.")]
    case .notMetDuring(let index, let failed, let of):
      return check(run, index, "was not met during the method", isWhole: false)
        + [.text(" (\(failed) of \(of) checks during it were not); after it, all were met.")]
    case .failedBeforeMethod(let index):
      guard let index else {
        return [.text("The hypothesis did not hold before the method, which therefore never ran.")]
      }
      return check(run, index, "did not hold before the method, which therefore never ran")
    case .emptyMethod:
      return [.text("The method has no activities: nothing was done to the system.")]
    case .methodNeverRan:
      return [.text("The method is declared, and nothing of it is recorded.")]
    case .dryRun:
      return [.text("The run was dry: actions were named, not done.")]
    case .checkBroke(let index):
      return check(run, index, "could not be evaluated, because its probe broke")
    case .activityBroke(let evidence, let others):
      return activity(run, evidence, "broke") + more(others, "activity", "activities")
    case .processExited(let evidence, let code, let others):
      return activity(run, evidence, "ended with exit code \(code), although the journal says it succeeded")
        + more(others, "activity", "activities")
    case .rollbackBroke(let evidence, let deviated):
      return activity(run, evidence, "broke, so the system may still be as the experiment left it")
        + (deviated ? [.text(" The run had deviated as well.")] : [])
    case .killed(let last):
      return [.text("The journal has no end: the run was killed")] + after(run, last)
    case .interrupted(let last):
      return [.text("The run was interrupted")] + after(run, last)
    case .aborted(let last):
      return [.text("The run was aborted")] + after(run, last)
    case .journalSaysFailed:
      return [.text("The journal says that the run failed; nothing recorded says why.")]
    case .noHypothesis:
      return [.text("No steady-state hypothesis was declared, so there is nothing to judge by.")]
    case .cutOff(let last):
      return [.text("The journal is cut off; what is lost could say anything")] + after(run, last)
    case .neverEvaluatedAfter:
      return [.text("The hypothesis was not evaluated after the method.")]
    }
  }

  /// The journal's own word on the run.
  static func journalWord(_ run: RunAnalysis) -> String {
    let status = BoundedText.line(run.journal.status?.word ?? "no status", limit: 40)
    let deviated = run.journal.deviated.map { $0 ? "deviated" : "not deviated" } ?? "nothing on deviation"
    return "The journal says: \(status), \(deviated)."
  }

  private static func check(
    _ run: RunAnalysis, _ index: Int, _ what: String, isWhole: Bool = true
  ) -> [Inline] {
    guard run.checks.indices.contains(index) else { return [.text("A check \(what)" + (isWhole ? "." : ""))] }
    let check = run.checks[index]
    var inlines: [Inline] = [.code(check.name), .text(" " + what)]
    if let observed = check.observed, !observed.isEmpty {
      inlines.append(.text(": "))
      if check.outcome != .broke {
        inlines += [.text("expected ")] + CodedText.inlines(ExpectedWords.wanted(check.expected))
        inlines.append(.text(", observed "))
      }
      inlines.append(.text(unended(observed)))
    }
    if let evidence = check.evidence { inlines += [.text(" "), .evidence(evidence)] }
    return inlines + (isWhole ? [.text(".")] : [])
  }

  private static func activity(_ run: RunAnalysis, _ evidence: Int, _ what: String) -> [Inline] {
    let activity = run.activities.first { $0.evidence == evidence }
    var inlines: [Inline] = [.code(BoundedText.line(activity?.run.activity.name ?? "an activity", limit: 120))]
    inlines.append(.text(" " + unended(what + (activity?.errorLine.map { ": \($0)" } ?? ""))))
    return inlines + [.text(" "), .evidence(evidence), .text(".")]
  }

  /// The words without a full stop of their own: the sentence's stands behind the evidence.
  static func unended(_ words: String) -> String {
    words.hasSuffix(".") && !words.hasSuffix("..") ? String(words.dropLast()) : words
  }

  private static func after(_ run: RunAnalysis, _ evidence: Int?) -> [Inline] {
    guard let evidence, let activity = run.activities.first(where: { $0.evidence == evidence }) else {
      return [.text(".")]
    }
    return [
      .text("; the last recorded activity is "), .code(BoundedText.line(activity.run.activity.name, limit: 120)),
      .text(" "), .evidence(evidence), .text("."),
    ]
  }

  private static func more(_ count: Int, _ one: String, _ many: String? = nil) -> [Inline] {
    count > 0 ? [.text(" \(counted(count, "other " + one, many.map { "other " + $0 })) too.")] : []
  }
}
