import JSON

/// Fields of an object as Kubernetes' client for Python calls them: `generate_name`, `pod_cidr`.
///
/// An experiment that was written for the Python extension has these names, and an API server silently forgets what it
/// does not know.
enum PythonFields {
  private static let irregular = [
    "external_id": "externalID", "pod_cidr": "podCIDR", "pod_cid_rs": "podCIDRs", "provider_id": "providerID",
  ]

  /// The object with its own fields, not those inside them, by the names of the API: `generateName`, `podCIDR`.
  static func renamed(_ value: JSONValue) -> JSONValue {
    guard let object = value.object else { return value }
    return .object(JSONObject(object.members.map { (key: irregular[$0.key] ?? camelCase($0.key), value: $0.value) }))
  }

  private static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_")
    return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
