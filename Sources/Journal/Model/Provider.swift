import JSON

/// What does an activity's work.
public enum Provider: Sendable {
  /// A Python function.
  case python(module: String, function: String, arguments: JSONNode?)
  /// A program.
  case process(path: String, arguments: JSONNode?)
  /// An HTTP call.
  case http(url: String, method: String?, arguments: JSONNode?)
  /// A provider type that no released version knows.
  case other(type: String, node: JSONNode)

  /// The call in one line without its arguments, such as `chaosk8s.deployment.actions.set_deployment_image`,
  /// `GET http://localhost/` or a program's path.
  public var call: String {
    switch self {
    case .python(let module, let function, _): "\(module).\(function)"
    case .process(let path, _): path
    case .http(let url, let method, _): "\(method ?? "GET") \(url)"
    case .other(let type, _): type
    }
  }

  /// The arguments as they stand: an object, a list or a text.
  public var arguments: JSONNode? {
    switch self {
    case .python(_, _, let arguments), .process(_, let arguments), .http(_, _, let arguments): arguments
    case .other(_, let node): node["arguments"]
    }
  }
}
