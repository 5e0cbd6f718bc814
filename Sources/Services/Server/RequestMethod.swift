/// The methods of HTTP that metrics tell apart.
enum RequestMethod: Int, CaseIterable {
  case get, head, post, put, delete, patch, options, trace, connect
  /// Anything else; one value, so that no client can make new series of metrics.
  case other

  /// The label of metrics.
  var label: StaticString {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .put: "PUT"
    case .delete: "DELETE"
    case .patch: "PATCH"
    case .options: "OPTIONS"
    case .trace: "TRACE"
    case .connect: "CONNECT"
    case .other: "other"
    }
  }

  /// Whether the services answer it.
  var isAllowed: Bool { self == .get || self == .head }

  init(_ text: UnsafePointer<CChar>) {
    var method = RequestMethod.get
    while method != .other, !RequestPath.equals(text, method.label) {
      method = RequestMethod(rawValue: method.rawValue + 1) ?? .other
    }
    self = method
  }
}
