import JSON

/// A service as the API server holds it: an address, and the pods behind it.
public struct ServiceSpec: Sendable, Hashable {
  /// A port of the service and where it leads.
  public struct Port: Sendable, Hashable {
    /// Empty for none.
    public var name: String
    /// The port at the service's address.
    public var number: Int
    /// The port at a pod's address.
    public var target: PortName
  }

  /// Where it lives.
  public var namespace: String
  /// Its name there.
  public var name: String
  /// Its address; nil for a service without one.
  public var clusterIP: String?
  /// Those over TCP, in the order written.
  public var ports: [Port]
  /// The labels that its pods bear; empty when it chooses none by itself.
  public var selector: [String: String]

  /// Reads a service; nil for an object without a name.
  public init?(_ object: JSONValue) {
    guard let name = object["metadata"]?["name"]?.string else { return nil }
    self.name = name
    namespace = object["metadata"]?["namespace"]?.string ?? "default"
    let spec = object["spec"]
    clusterIP = spec?["clusterIP"]?.string.flatMap { $0.isEmpty || $0 == "None" ? nil : $0 }
    ports = (spec?["ports"]?.elements ?? []).compactMap { port in
      guard let number = port["port"]?.int, (port["protocol"]?.string ?? "TCP") == "TCP" else { return nil }
      let target = port["targetPort"].map { PortName($0) } ?? .number(number)
      return Port(
        name: port["name"]?.string ?? "", number: number, target: target == .number(0) ? .number(number) : target)
    }
    selector = Dictionary(
      (spec?["selector"]?.members ?? []).compactMap { key, value in value.string.map { (key, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// Whether a pod stands behind it.
  public func selects(_ pod: PodSpec) -> Bool {
    !selector.isEmpty && pod.namespace == namespace && selector.allSatisfy { pod.labels[$0.key] == $0.value }
  }
}
