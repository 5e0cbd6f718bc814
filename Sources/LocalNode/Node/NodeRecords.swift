import JSON

/// The objects by which a node says that it is there.
public struct NodeRecords: Sendable {
  /// What the node was told.
  public var settings: NodeSettings
  /// How much there is of the machine: processors, and bytes of memory.
  public var machine: (processors: Int, memory: Int)
  /// When the node started, in seconds since 1970.
  public var started: Int

  /// How many pods it takes.
  public static let podLimit = 200
  /// How long its lease lasts, in seconds; it is renewed four times as often.
  public static let leaseDuration = 40
  /// Where leases of nodes are.
  public static let leaseNamespace = "kube-node-lease"

  /// Makes them.
  public init(settings: NodeSettings, machine: (processors: Int, memory: Int), started: Int) {
    (self.settings, self.machine, self.started) = (settings, machine, started)
  }

  /// The node.
  public var node: JSONValue {
    [
      "metadata": [
        "name": .string(settings.name),
        "labels": [
          "kubernetes.io/hostname": .string(settings.name), "kubernetes.io/os": "linux",
          "node.kubernetes.io/local": "true",
        ],
      ]
    ]
  }

  /// What is changed of a node that is there: nothing keeps pods away but `kubectl cordon`.
  public var nodeChange: JSONValue { ["spec": ["taints": .null]] }

  /// Its status.
  ///
  /// - Parameter ready: Whether it takes pods; a node that ends does not.
  public func status(ready: Bool, at seconds: Int) -> JSONValue {
    let amounts: JSONValue = [
      "cpu": .string("\(machine.processors)"), "memory": .string("\(machine.memory >> 10)Ki"),
      "pods": .string("\(NodeRecords.podLimit)"),
    ]
    let info: JSONValue = [
      "kubeletVersion": .string("local-node-\(settings.version)"), "kubeProxyVersion": "local-node",
      "containerRuntimeVersion": "process://", "operatingSystem": "linux", "osImage": "this machine",
      "kernelVersion": "", "architecture": "", "machineID": "", "systemUUID": "", "bootID": "",
    ]
    return [
      "status": [
        "addresses": [
          ["type": "InternalIP", "address": .string(settings.address)],
          ["type": "Hostname", "address": .string(settings.name)],
        ],
        "capacity": amounts, "allocatable": amounts, "nodeInfo": info,
        "conditions": [
          [
            "type": "Ready", "status": ready ? "True" : "False",
            "reason": ready ? "KubeletReady" : "KubeletStopped",
            "message": ready ? "local-node takes pods" : "local-node has stopped",
            "lastHeartbeatTime": .string(Moment.text(seconds)),
            "lastTransitionTime": .string(Moment.text(ready ? started : seconds)),
          ]
        ],
      ]
    ]
  }

  /// The lease by which others see that the node lives.
  public func lease(at seconds: Int) -> JSONValue {
    [
      "metadata": ["name": .string(settings.name)],
      "spec": [
        "holderIdentity": .string(settings.name),
        "leaseDurationSeconds": .init(integerLiteral: NodeRecords.leaseDuration),
        "renewTime": .string(Moment.text(seconds).dropLast() + ".000000Z"),
      ],
    ]
  }
}
