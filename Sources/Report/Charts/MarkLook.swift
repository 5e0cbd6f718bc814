import Journal

extension Mark {
  /// The ink of the mark.
  var role: InkRole {
    switch self {
    case .met: .met
    case .notMet: .notMet
    case .neutral: .neutral
    }
  }

  /// The marker of the mark.
  var shape: MarkerShape {
    switch self {
    case .met: .disc
    case .notMet: .cross
    case .neutral: .ring
    }
  }
}

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

extension Check.Outcome {
  /// Good, bad or neither.
  var chartMark: Mark {
    switch self {
    case .met: .met
    case .notMet, .broke: .notMet
    case .notEvaluated: .neutral
    }
  }

  /// The word beside the mark.
  var chartWord: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .broke: "broke"
    case .notEvaluated: "not evaluated"
    }
  }

  /// How much it asks for attention: the greater, the more.
  var chartRank: Int {
    switch self {
    case .met: 0
    case .notEvaluated: 1
    case .broke: 2
    case .notMet: 3
    }
  }
}

extension Check.Phase {
  /// The phase in words.
  var chartWord: String {
    switch self {
    case .before: "before"
    case .during(let round): "during, round \(round)"
    case .after: "after"
    }
  }

  /// The phase in words, rounds apart.
  var chartGroup: String {
    switch self {
    case .before: "before"
    case .during: "during"
    case .after: "after"
    }
  }
}
