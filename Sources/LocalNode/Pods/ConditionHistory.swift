/// Whether a pod is ready, why not, and since when it is so.
struct Readiness: Sendable, Hashable {
  var isTrue: Bool
  var reason = ""
  var message = ""
}

/// The conditions of a pod that change, each with the time of its last change.
struct ConditionHistory: Sendable, Hashable {
  private(set) var readiness: Readiness?
  private(set) var changed = 0

  mutating func note(ready: Readiness, at seconds: Int) {
    if readiness?.isTrue != ready.isTrue { changed = seconds }
    readiness = ready
  }
}

extension PodMachine {
  var readiness: Readiness {
    if phase == .succeeded { return Readiness(isTrue: false, reason: "PodCompleted") }
    let unready = containers.filter { !$0.isReady }.map(\.spec.name)
    if unready.isEmpty { return Readiness(isTrue: true) }
    return Readiness(
      isTrue: false, reason: "ContainersNotReady",
      message: "containers with unready status: [\(unready.joined(separator: " "))]")
  }
}
