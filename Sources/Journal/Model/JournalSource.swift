/// Where a journal came from, and what proves that it is that one.
public struct JournalSource: Sendable, Hashable {
  /// The path as it was given, `-` for standard input.
  public var path: String
  /// A short name for tables and charts: the file's name without `.json`, made unique in a report.
  public var label: String
  /// The file's size in bytes.
  public var byteCount: Int
  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public var sha256: String

  /// Names a source.
  public init(path: String, label: String, byteCount: Int, sha256: String) {
    self.path = path
    self.label = label
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
