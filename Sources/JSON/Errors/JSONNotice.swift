/// Something odd that was met while reading, with its place.
public struct JSONNotice: Sendable, Hashable {
  /// What is odd.
  public let kind: JSONNoticeKind
  /// Where it stands.
  public let position: JSONPosition
  /// The path of the value it concerns, such as `$.run[3].output`.
  public let path: String

  /// Makes a notice.
  public init(kind: JSONNoticeKind, position: JSONPosition, path: String) {
    self.kind = kind
    self.position = position
    self.path = path
  }
}
