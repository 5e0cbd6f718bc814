import JSON

/// A change to an object.
public enum KubernetesPatch: Sendable, Hashable {
  /// Merged field by field; lists of Kubernetes' own kinds by their keys, such as the name of a container.
  case strategic(JSONValue)
  /// Merged field by field, lists replaced (RFC 7386).
  case merge(JSONValue)
  /// A list of operations (RFC 6902).
  case operations([JSONValue])

  var contentType: String {
    switch self {
    case .strategic: "application/strategic-merge-patch+json"
    case .merge: "application/merge-patch+json"
    case .operations: "application/json-patch+json"
    }
  }

  var body: JSONValue {
    switch self {
    case .strategic(let value), .merge(let value): value
    case .operations(let list): .array(list)
    }
  }
}
