import YAML

/// Something that is wrong with an experiment.
struct ValidationProblem: Sendable {
  /// What, in the reference's words where it has some.
  var message: String
  /// Where.
  var path: ValuePath
}
