/// When the hypothesis was to be evaluated, as far as the experiment's `runtime` block says it.
///
/// A strategy given on the command line is not in the journal: without the block the default is assumed.
struct HypothesisStrategy {
  /// Whether it was to be evaluated before the method.
  var isEvaluatedBefore = true
  /// Whether it was to be evaluated after the method.
  var isEvaluatedAfter = true

  /// Reads the block.
  init(_ experiment: Experiment) {
    switch experiment.node?["runtime"]?["hypothesis"]?["strategy"]?.string {
    case "before-method-only": isEvaluatedAfter = false
    case "after-method-only": isEvaluatedBefore = false
    case "during-method-only", "skip":
      isEvaluatedBefore = false
      isEvaluatedAfter = false
    default: break
    }
  }
}
