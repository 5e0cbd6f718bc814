import JSON

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
  var extensions: ExtensionState
}
