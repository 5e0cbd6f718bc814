import JSON

/// The objects that were there at some moment.
public struct KubernetesList: Sendable {
  /// The objects, by namespace and name.
  public var items: [JSONValue]
  /// The moment, from which a watch can go on.
  public var resourceVersion: String
}
