import JSON

/// A Python module that is answered here, without Python.
///
/// An extension is one file: a type that conforms, and its name in ``ExtensionRegistry/all``.
public protocol NativeExtension {
  /// The name by which experiments call it: `chaosprometheus.probes`.
  static var module: String { get }
  /// Its functions.
  static var functions: [NativeFunction] { get }
  /// What it does as a control, when it is one.
  static var control: NativeControl? { get }
}

extension NativeExtension {
  /// Most are none.
  public static var control: NativeControl? { nil }
  /// A control may have no functions.
  public static var functions: [NativeFunction] { [] }
}

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

/// One call of a native function.
public struct NativeCall: Sendable {
  /// By name, substituted and complete.
  var arguments: JSONObject
  var configuration: JSONObject
  /// Those of the scopes that the activity names.
  var secrets: JSONObject
  /// Where to wait.
  var lane: Lane
  var http: HTTPClient
  var log: RunLog

  /// Whether an argument has a value.
  func has(_ name: String) -> Bool { arguments[name]?.isTruthy ?? false }

  /// An argument as text.
  func text(_ name: String) -> String { arguments[name]?.pythonText ?? "" }
}

/// What a native extension does as a control.
public struct NativeControl: Sendable {
  /// Called with the reference's name of the function, such as `before_activity_control`, or `configure_control` and
  /// `cleanup_control`.
  var apply: @Sendable (NativeControlCall) throws(ActivityError) -> Void
}

/// One call of a native control.
public struct NativeControlCall: Sendable {
  var function: String
  /// The control's own arguments, substituted.
  var arguments: JSONObject
  /// The activity, hypothesis or experiment.
  var context: JSONValue
  /// What came of it; null before.
  var state: JSONValue
  var experiment: JSONValue
  var configuration: JSONObject
  var secrets: JSONObject
  var http: HTTPClient
  var log: RunLog
}
