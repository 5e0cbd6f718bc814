import Runner

/// The finer exit codes of `--strict-exit`.
enum StrictExit {
  static func code(of outcome: RunnerCommand.Outcome) -> Int32 {
    if outcome.isDeviated || outcome.status == "interrupted" || outcome.status == "aborted" { return 1 }
    if !outcome.wasMetBefore { return 3 }
    if outcome.status != "completed" { return 1 }
    if !outcome.wasMetDuring { return 4 }
    if outcome.hasFailedActivity { return 5 }
    if outcome.hasFailedRollback { return 6 }
    return 0
  }
}
