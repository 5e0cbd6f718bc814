/// How a run ended, as a reviewer needs to know it.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Every check that was declared was evaluated after the method and met, and none failed during it.
  case held
  /// A check was not met after the method; a probe that threw then counts, as it does for the toolkit.
  case deviated
  /// Checks failed during the method, and all were met after it.
  case deviatedRecovered
  /// The method never ran: the hypothesis failed first, the method is empty, or the run was dry.
  case notTested
  /// An activity of the method broke, or a probe did and nothing says that the run deviated.
  case failed
  /// The run was stopped or killed.
  case interrupted
  /// A rollback broke: the system may still be in the state the experiment left.
  case rollbackFailed
  /// There is nothing to judge by.
  case inconclusive
}

/// Why a verdict was given. Numbers are indexes into the run's checks and evidence numbers.
public enum VerdictReason: Sendable, Hashable {
  /// All declared checks were met.
  case everyCheckMet(met: Int, declared: Int)
  /// A check was not met after the method: its index in ``RunAnalysis/checks``.
  case checkNotMet(check: Int, others: Int)
  /// The journal says it deviated; which check is not recorded.
  case journalSaysDeviated
  /// Checks failed during the method, the first is named; all were met at its end.
  case notMetDuring(check: Int, failed: Int, of: Int)
  /// The hypothesis failed before the method, which therefore never ran; the check, when it is recorded.
  case failedBeforeMethod(check: Int?)
  /// The method has no activities.
  case emptyMethod
  /// The method is declared, and nothing of it is recorded.
  case methodNeverRan
  /// The run was dry (`dry` as the journal has it).
  case dryRun
  /// A probe of the hypothesis broke after the method, so that the steady state was not shown: its index in
  /// ``RunAnalysis/checks``. With ``Verdict/deviated`` when the journal says that too, else with ``Verdict/failed``.
  case checkBroke(check: Int)
  /// An activity of the method broke.
  case activityBroke(evidence: Int, others: Int)
  /// A process action ended with a code other than 0 although the journal says it succeeded.
  case processExited(evidence: Int, code: Int, others: Int)
  /// A rollback broke; whether the run had deviated as well.
  case rollbackBroke(evidence: Int, deviated: Bool)
  /// The journal has no end: the run was killed after the last recorded activity.
  case killed(lastEvidence: Int?)
  /// The journal says interrupted.
  case interrupted(lastEvidence: Int?)
  /// The journal says aborted.
  case aborted(lastEvidence: Int?)
  /// The journal says failed, and nothing recorded says why.
  case journalSaysFailed
  /// No hypothesis was declared, or it has no probes.
  case noHypothesis
  /// The hypothesis was not evaluated after the method.
  case neverEvaluatedAfter
  /// The journal is cut off: what is lost could say anything. The last activity that is whole.
  case cutOff(lastEvidence: Int?)
}
