/// Where controls are applied.
enum ControlLevel: String, Sendable {
  case loader
  case experiment
  case hypothesis
  case method
  case rollback
  case activity

  /// The reference's name of the function: `before_activity_control`.
  func function(_ scope: ControlScope) -> String {
    "\(scope.rawValue)_\(self == .loader ? "loading_experiment" : rawValue)_control"
  }
}

/// On which side of the work a control is applied.
enum ControlScope: String, Sendable {
  case before
  case after
}
