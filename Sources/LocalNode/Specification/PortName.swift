import JSON

/// A port as probes and services name it: by its number, or by the name that a container gives it.
public enum PortName: Sendable, Hashable {
  /// 1 to 65535; 0 for none.
  case number(Int)
  /// As in `ports[].name`.
  case name(String)

  /// Reads a number, a name, or a number written as text.
  public init(_ value: JSONValue?) {
    if let number = value?.int ?? value?.string.flatMap({ Int($0) }) {
      self = .number((1...65535).contains(number) ? number : 0)
    } else if let name = value?.string {
      self = .name(name)
    } else {
      self = .number(0)
    }
  }

  /// The number, for which a name is looked up among a pod's containers; nil when there is none.
  public func resolved(_ containers: [ContainerSpec]) -> Int? {
    switch self {
    case .number(let number): number > 0 ? number : nil
    case .name(let name): containers.lazy.flatMap(\.ports).first { $0.name == name }?.number
    }
  }
}
