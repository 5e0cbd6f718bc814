import JSON

/// Something that happened to an object.
public struct WatchEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
    /// Nothing; the object bears only the moment up to which everything was told.
    case bookmark = "BOOKMARK"
  }

  /// What happened.
  public var kind: Kind
  /// The object after it; for a deletion as it was last.
  public var object: JSONValue

  /// The moment after the event, from which another watch can go on.
  public var resourceVersion: String { object["metadata"]?["resourceVersion"]?.string ?? "" }
}
