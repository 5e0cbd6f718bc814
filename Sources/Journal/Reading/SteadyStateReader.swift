import JSON

/// Reads evaluations of the hypothesis.
struct SteadyStateReader {
  /// Reads the probes' entries.
  let runs: ActivityRunReader

  /// Reads one evaluation; nil when it is absent or null, which means that the hypothesis never ran.
  func read(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> SteadyState? {
    fields.object(key, &warnings).map { read($0, &warnings) }
  }

  /// Reads the rounds of a continuous evaluation.
  func readRounds(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> [SteadyState] {
    fields.objects(key, &warnings).map { read($0, &warnings) }
  }

  private func read(_ node: JSONNode, _ warnings: inout WarningCollector) -> SteadyState {
    let fields = FieldReader(node: node)
    return SteadyState(
      met: fields.flag("steady_state_met", &warnings), probes: runs.readList("probes", of: fields, &warnings))
  }
}
