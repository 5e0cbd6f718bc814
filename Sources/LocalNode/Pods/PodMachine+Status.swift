import JSON

extension PodMachine {
  /// The pod's `status` as the API server takes it.
  ///
  /// - Parameter hostAddress: The node's address.
  public func status(hostAddress: String) -> JSONValue {
    let arrival = Moment.text(arrived)
    var status: JSONObject = [
      "phase": .string(phase.rawValue),
      "conditions": .array([
        condition("Initialized", Readiness(isTrue: true), since: arrival),
        condition("Ready", readiness, since: Moment.text(conditions.changed)),
        condition("ContainersReady", readiness, since: Moment.text(conditions.changed)),
        condition("PodScheduled", Readiness(isTrue: true), since: arrival),
      ]),
      "hostIP": .string(hostAddress),
      "podIP": .string(address),
      "podIPs": [["ip": .string(address)]],
      "startTime": .string(arrival),
    ]
    status["containerStatuses"] = .array(containers.map { containerStatus($0) })
    return .object(status)
  }

  private func condition(_ type: String, _ readiness: Readiness, since: String) -> JSONValue {
    [
      "type": .string(type),
      "status": readiness.isTrue ? "True" : "False",
      "reason": readiness.reason.isEmpty ? .null : .string(readiness.reason),
      "message": readiness.message.isEmpty ? .null : .string(readiness.message),
      "lastProbeTime": .null,
      "lastTransitionTime": .string(since),
    ]
  }

  private func containerStatus(_ container: ContainerMachine) -> JSONValue {
    [
      "name": .string(container.spec.name),
      "image": .string(container.spec.image),
      "imageID": .string("local-node://\(container.spec.image)"),
      "containerID": container.isRunning || container.last != nil || container.state.end != nil
        ? .string("local-node://\(spec.uid)/\(container.spec.name)/\(container.restartCount)") : .null,
      "ready": .init(booleanLiteral: container.isReady),
      "started": .init(booleanLiteral: container.hasStarted),
      "restartCount": .init(integerLiteral: container.restartCount),
      "state": container.state.json,
      "lastState": container.last.map { ["terminated": $0.json] } ?? [:],
    ]
  }
}

extension ContainerMachine.State {
  var end: ContainerEnd? { if case .ended(let end) = self { end } else { nil } }

  fileprivate var json: JSONValue {
    switch self {
    case .waiting(let reason, let message, _):
      ["waiting": ["reason": .string(reason), "message": message.isEmpty ? .null : .string(message)]]
    case .starting: ["waiting": ["reason": "ContainerCreating"]]
    case .running(let start): ["running": ["startedAt": .string(start.text)]]
    case .ended(let end): ["terminated": end.json]
    }
  }
}

extension ContainerEnd {
  fileprivate var json: JSONValue {
    [
      "exitCode": .init(integerLiteral: exitCode),
      "signal": signal == 0 ? .null : .init(integerLiteral: signal),
      "reason": .string(reason ?? (exitCode == 0 ? "Completed" : "Error")),
      "message": message.isEmpty ? .null : .string(message),
      "startedAt": .string(Moment.text(started)),
      "finishedAt": .string(Moment.text(finished)),
    ]
  }
}
