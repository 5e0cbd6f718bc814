import JSON

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
  var tracer = RunTracer()

  /// Whether an argument has a value.
  func has(_ name: String) -> Bool { arguments[name]?.isTruthy ?? false }

  /// An argument as text.
  func text(_ name: String) -> String { arguments[name]?.pythonText ?? "" }
}
