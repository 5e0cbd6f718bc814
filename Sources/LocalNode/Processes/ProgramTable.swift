/// Which program stands for which image: `service2` for `chaos-report/service2:v3`.
public struct ProgramTable: Sendable {
  /// What a container runs.
  public struct Program: Sendable, Hashable {
    /// The file.
    public var path: String
    /// Its arguments, without its name.
    public var arguments: [String]
  }

  /// The files by the last part of an image's name.
  public var paths: [String: String]

  /// Makes a table.
  public init(_ paths: [String: String]) { self.paths = paths }

  /// What a container runs; nil when its image is none that has a program here. It then only counts as running.
  ///
  /// - Parameter variables: What `$(NAME)` in its arguments stands for.
  public func program(for container: ContainerSpec, variables: [String: String]) -> Program? {
    guard let path = paths[ImageName(container.image).base] else { return nil }
    let words = (container.command + container.arguments).map { ContainerEnvironment.expanded($0, variables) }
    guard let first = container.command.first else { return Program(path: path, arguments: words) }
    // An image's program is called by its own name in `command`; another name is looked up in the table too.
    let name = ImageName(first).base
    return Program(path: paths[name] ?? path, arguments: Array(words.dropFirst()))
  }

  /// The variables that tell a demo service its version and where to listen, which a container's image and its own
  /// address would tell it elsewhere.
  public static func variables(for container: ContainerSpec, address: String) -> [String: String] {
    let port = container.ports.first?.number ?? 8000
    return ["SERVICE_VERSION": ImageName(container.image).version, "LISTEN": "\(address):\(port)"]
  }
}
