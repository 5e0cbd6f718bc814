import JSON

/// Something odd that a journal holds and that does not stop a report.
public struct JournalWarning: Sendable, Hashable {
  /// Where in the file, when it has a place.
  public var position: JSONPosition?
  /// The JSON path, such as `$.run[3].start`, when it has one.
  public var path: String?
  /// What is odd.
  public var kind: Kind

  /// Makes a warning.
  public init(kind: Kind, path: String? = nil, position: JSONPosition? = nil) {
    self.kind = kind
    self.path = path
    self.position = position
  }

  /// The closed set of oddities.
  public enum Kind: Sendable, Hashable {
    /// The JSON itself is odd: a duplicate key, a byte-order mark, NaN, a lone surrogate, Windows-1252 bytes.
    case json(JSONNotice)
    /// A key that should be there is not.
    case missing(key: String)
    /// A value is of a type that no version writes.
    case unexpectedType(expected: String, found: String)
    /// A moment that is not ISO 8601.
    case unreadableInstant(String)
    /// A `ref` that refers to nothing.
    case unresolvedReference(String)
    /// A key that the specification does not know; kept.
    case unknownKey(String)
    /// The run was killed: it has a start and no end or status.
    case killed
    /// The text was cut off: the journal is read up to its last whole record, and so many bytes behind it are lost.
    case cutOff(lostBytes: Int)
    /// `end` before `start`, in seconds.
    case endBeforeStart(seconds: Double)
    /// A duration that its own start and end contradict, in seconds.
    case durationDisagrees(claimed: Double, measured: Double)
    /// More warnings of the same kind were found than are kept.
    case more(count: Int)
  }
}
