extension Verdict {
  /// What a program that is asked for strict exit codes tells the shell about a run.
  ///
  /// 0 the hypothesis held, 3 it did not (also when it recovered), 4 nothing was tested or there is nothing to judge
  /// by, 5 a rollback failed, 6 the run failed or was interrupted. 1 and 2 stay failures of the program and of its use.
  public var strictExitCode: Int32 {
    switch self {
    case .held: 0
    case .deviated, .deviatedRecovered: 3
    case .notTested, .inconclusive: 4
    case .rollbackFailed: 5
    case .failed, .interrupted: 6
    }
  }
}
