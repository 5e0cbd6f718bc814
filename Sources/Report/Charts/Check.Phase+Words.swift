import Journal

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
