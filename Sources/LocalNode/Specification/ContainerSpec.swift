import JSON

/// A container as a pod asks for it.
public struct ContainerSpec: Sendable, Hashable {
  /// A port that it says it listens on.
  public struct Port: Sendable, Hashable {
    /// Empty for none.
    public var name: String
    /// 1 to 65535.
    public var number: Int
  }

  /// A variable of its environment.
  public struct Variable: Sendable, Hashable {
    /// Where the value is from.
    public enum Source: Sendable, Hashable {
      /// Written in the pod; `$(OTHER)` stands for an earlier variable.
      case value(String)
      /// A field of the pod: `status.podIP`.
      case field(String)
      /// Something that this node does not serve: a config map, a secret, a resource.
      case unsupported(String)
    }

    /// Its name.
    public var name: String
    /// Where the value is from.
    public var source: Source
  }

  /// Its name in the pod.
  public var name: String
  /// Such as `chaos-report/service2:v3`.
  public var image: String
  /// The program instead of the image's own; empty for that one.
  public var command: [String]
  /// Its arguments.
  public var arguments: [String]
  /// In the order written.
  public var variables: [Variable]
  /// In the order written.
  public var ports: [Port]
  /// Whether it may be asked things; nil means always.
  public var readiness: ProbeSpec?
  /// Whether it has to be started anew; nil means never.
  public var liveness: ProbeSpec?
  /// Whether the other two may begin; nil means at once.
  public var startup: ProbeSpec?

  /// Reads a container of `spec.containers`.
  public init(_ object: JSONValue) {
    name = object["name"]?.string ?? ""
    image = object["image"]?.string ?? ""
    command = (object["command"]?.elements ?? []).compactMap(\.string)
    arguments = (object["args"]?.elements ?? []).compactMap(\.string)
    variables = (object["env"]?.elements ?? []).map {
      Variable(name: $0["name"]?.string ?? "", source: ContainerSpec.source($0))
    }
    ports = (object["ports"]?.elements ?? []).compactMap { port in
      port["containerPort"]?.int.map { Port(name: port["name"]?.string ?? "", number: $0) }
    }
    readiness = object["readinessProbe"].map { ProbeSpec($0) }
    liveness = object["livenessProbe"].map { ProbeSpec($0) }
    startup = object["startupProbe"].map { ProbeSpec($0) }
  }

  private static func source(_ variable: JSONValue) -> Variable.Source {
    guard let from = variable["valueFrom"]?.object else { return .value(variable["value"]?.string ?? "") }
    if let path = from["fieldRef"]?["fieldPath"]?.string { return .field(path) }
    return .unsupported(from.keys.first ?? "nothing")
  }

  /// The probe of a kind.
  public func probe(_ kind: ProbeKind) -> ProbeSpec? {
    switch kind {
    case .startup: startup
    case .readiness: readiness
    case .liveness: liveness
    }
  }
}
