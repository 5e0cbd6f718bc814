import Journal

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
