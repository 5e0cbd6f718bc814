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

  /// When, as the end of a sentence: `after the method`.
  var ofMethod: String {
    switch self {
    case .before: "before the method"
    case .during(let round): "during the method, round \(round)"
    case .after: "after the method"
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
