/// Finds what a `ref` refers to.
///
/// chaoslib looks a name up among the probes of the hypothesis and the activities of the method, the last of equal
/// names winning; a name that only a rollback bears is found here as well, so that the report can show it.
struct ReferenceResolver {
  private var targets: [String: Activity] = [:]

  /// Learns the names that an experiment declares.
  init(hypothesis: [Activity], method: [Activity], rollbacks: [Activity]) {
    for activity in rollbacks + method + hypothesis where activity.node?["name"]?.string != nil {
      targets[activity.name] = activity
    }
  }

  /// The activities with every `ref` replaced by what it refers to.
  func resolve(_ activities: [Activity], _ warnings: inout WarningCollector) -> [Activity] {
    activities.map { activity in
      guard let reference = activity.reference else { return activity }
      guard let target = target(of: reference) else {
        warnings.add(.unresolvedReference(reference), at: activity.node)
        var unresolved = activity
        unresolved.isUnresolved = true
        return unresolved
      }
      // The tolerance and the background flag of the place that refers count, as in chaoslib; the rest is the target's.
      var resolved = target
      resolved.reference = reference
      resolved.tolerance = activity.tolerance ?? target.tolerance
      resolved.isBackground = activity.isBackground
      resolved.node = activity.node
      return resolved
    }
  }

  /// Follows a chain of references to an activity that does something; nil when the chain ends or goes in circles.
  private func target(of reference: String) -> Activity? {
    var name = reference
    var visited: Set<String> = []
    while visited.insert(name).inserted {
      guard let activity = targets[name] else { return nil }
      guard let next = activity.reference else { return activity }
      name = next
    }
    return nil
  }
}
