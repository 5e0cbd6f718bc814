/// The variables that a container gets: those of services and of the pod's own specification.
public struct ContainerEnvironment: Sendable {
  /// The pod.
  public var pod: PodSpec
  /// Its address.
  public var address: String
  /// The node's name and address.
  public var node: (name: String, address: String)
  /// The services of the cluster, of which those of the pod's namespace count.
  public var services: [ServiceSpec]
  /// Variables that stand below all others, such as PATH.
  public var base: [String: String]

  /// Makes it.
  public init(
    pod: PodSpec, address: String, node: (name: String, address: String), services: [ServiceSpec],
    base: [String: String]
  ) {
    (self.pod, self.address, self.node, self.services, self.base) = (pod, address, node, services, base)
  }

  /// What could not be filled in.
  public struct Unsupported: Error, Sendable, Hashable {
    /// The variable's name.
    public var variable: String
    /// What it is to be filled from: `secretKeyRef`.
    public var source: String
  }

  /// The variables of a container, sorted by name.
  public func variables(of container: ContainerSpec) throws(Unsupported) -> [(name: String, value: String)] {
    var values = base
    values["HOSTNAME"] = pod.name
    for service in services.sorted(by: { $0.name < $1.name })
    where service.namespace == pod.namespace || (service.namespace == "default" && service.name == "kubernetes") {
      for (name, value) in ContainerEnvironment.variables(of: service) { values[name] = value }
    }
    for variable in container.variables {
      switch variable.source {
      case .value(let text): values[variable.name] = ContainerEnvironment.expanded(text, values)
      case .field(let path):
        guard let value = field(path) else { throw Unsupported(variable: variable.name, source: path) }
        values[variable.name] = value
      case .unsupported(let source): throw Unsupported(variable: variable.name, source: source)
      }
    }
    return values.filter { !$0.key.isEmpty && !$0.key.contains("=") }.sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
  }

  /// The variables that tell where a service is: `SERVICE2_SERVICE_HOST` and its kin.
  public static func variables(of service: ServiceSpec) -> [(name: String, value: String)] {
    guard let address = service.clusterIP, let first = service.ports.first else { return [] }
    let name = service.name.uppercased().replacing("-", with: "_")
    var result = [("\(name)_SERVICE_HOST", address), ("\(name)_SERVICE_PORT", String(first.number))]
    for port in service.ports where !port.name.isEmpty {
      let portName = port.name.uppercased().replacing("-", with: "_")
      result.append(("\(name)_SERVICE_PORT_\(portName)", String(port.number)))
    }
    result.append(("\(name)_PORT", "tcp://\(address):\(first.number)"))
    for port in service.ports {
      let prefix = "\(name)_PORT_\(port.number)_TCP"
      result += [
        (prefix, "tcp://\(address):\(port.number)"), ("\(prefix)_PROTO", "tcp"),
        ("\(prefix)_PORT", String(port.number)), ("\(prefix)_ADDR", address),
      ]
    }
    return result
  }

  /// A text in which `$(NAME)` stands for a variable that is known, and `$$` for a dollar.
  public static func expanded(_ text: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        result += "$"
        rest.removeFirst()
      } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        result += values[name] ?? "$(\(name))"
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
      }
    }
    return result + rest
  }

  private func field(_ path: String) -> String? {
    switch path {
    case "metadata.name": return pod.name
    case "metadata.namespace": return pod.namespace
    case "metadata.uid": return pod.uid
    case "spec.nodeName": return node.name
    case "status.podIP", "status.podIPs": return address
    case "status.hostIP": return node.address
    default:
      guard path.hasPrefix("metadata.labels['"), path.hasSuffix("']") else { return nil }
      return pod.labels[String(path.dropFirst("metadata.labels['".count).dropLast(2))] ?? ""
    }
  }
}

extension String {
  fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
