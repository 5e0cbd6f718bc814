import JSON

/// A function of a native extension.
public struct NativeFunction: Sendable {
  /// A parameter by name.
  public struct Parameter: Sendable {
    /// The name.
    public var name: String
    /// What it is when it is not given; nil when it must be.
    public var defaultValue: JSONValue?

    /// A parameter that must be given.
    public static func required(_ name: String) -> Parameter { Parameter(name: name, defaultValue: nil) }

    /// A parameter that may be left out.
    public static func optional(_ name: String, _ value: JSONValue = .null) -> Parameter {
      Parameter(name: name, defaultValue: value)
    }
  }

  /// The name.
  var name: String
  /// What it takes, apart from configuration and secrets.
  var parameters: [Parameter]
  /// What it does.
  var body: @Sendable (NativeCall) throws(ActivityError) -> JSONValue

  init(
    _ name: String, _ parameters: [Parameter],
    body: @escaping @Sendable (NativeCall) throws(ActivityError) -> JSONValue
  ) {
    (self.name, self.parameters, self.body) = (name, parameters, body)
  }

  /// The arguments with defaults for those that are missing.
  func complete(_ arguments: JSONObject) -> JSONObject {
    var result = arguments
    for parameter in parameters where result[parameter.name] == nil { result[parameter.name] = parameter.defaultValue }
    return result
  }

  /// What is wrong with the arguments, in the words of the reference, which names the function where it says activity.
  func problem(of arguments: JSONObject) -> String? {
    if let missing = parameters.first(where: { $0.defaultValue == nil && arguments[$0.name] == nil }) {
      return "required argument '\(missing.name)' is missing from activity '\(name)'"
    }
    let known = parameters.map(\.name) + ["configuration", "secrets"]
    if let unknown = arguments.keys.first(where: { !known.contains($0) }) {
      return "argument '\(unknown)' is not part of the function signature in activity '\(name)'"
    }
    return nil
  }
}
