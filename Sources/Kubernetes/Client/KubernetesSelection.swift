/// Which objects of a kind are meant.
public struct KubernetesSelection: Sendable, Hashable {
  /// A label selector as kubectl takes it: `app=web,tier in (a, b)`.
  public var labels: String?
  /// A field selector: `spec.nodeName=node-1`.
  public var fields: String?

  /// Selects by labels, fields, both or none.
  public init(labels: String? = nil, fields: String? = nil) { (self.labels, self.fields) = (labels, fields) }

  /// Selects the one of a name.
  public static func name(_ name: String) -> KubernetesSelection {
    KubernetesSelection(fields: "metadata.name=\(name)")
  }

  var query: [(String, String)] {
    var query: [(String, String)] = []
    if let labels, !labels.isEmpty { query.append(("labelSelector", labels)) }
    if let fields, !fields.isEmpty { query.append(("fieldSelector", fields)) }
    return query
  }
}
