/// One step of a path: the choices in its brackets, tried in order.
struct JSONPathStep: Sendable {
  /// Whether the step is taken from the value and from everything inside it: `..`.
  let descends: Bool
  /// The choices; a step with a dot has just one.
  let subscripts: [JSONPathSubscript]
}

/// A path as it is followed: where it starts and its steps.
struct JSONPathQuery: Sendable {
  /// Whether the path starts at the root (`$`), or else at the current value (`@`).
  let isFromRoot: Bool
  /// The steps in order.
  let steps: [JSONPathStep]
}
