import JSON

/// What a node asks of the API server.
enum NodeRequest: Sendable {
  /// Give a pod that waits to this node.
  case bind(namespace: String, name: String, uid: String)
  /// Write a pod's status.
  case status(namespace: String, name: String, uid: String, JSONValue)
  /// Take a pod's object away: nothing of it is left.
  case remove(namespace: String, name: String, uid: String)

  var uid: String {
    switch self {
    case .bind(_, _, let uid), .status(_, _, let uid, _), .remove(_, _, let uid): uid
    }
  }
}
