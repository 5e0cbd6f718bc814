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
