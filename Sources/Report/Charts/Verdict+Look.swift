import Journal

extension Verdict {
  /// Good, bad or neither.
  var chartMark: Mark {
    switch self {
    case .held: .met
    case .deviated, .deviatedRecovered, .failed, .rollbackFailed: .notMet
    case .notTested, .interrupted, .inconclusive: .neutral
    }
  }

  /// The word beside the mark.
  var chartWord: String {
    switch self {
    case .held: "HELD"
    case .deviated: "DEVIATED"
    case .deviatedRecovered: "DEVIATED, RECOVERED"
    case .notTested: "NOT TESTED"
    case .failed: "FAILED"
    case .interrupted: "INTERRUPTED"
    case .rollbackFailed: "ROLLBACK FAILED"
    case .inconclusive: "INCONCLUSIVE"
    }
  }
}
