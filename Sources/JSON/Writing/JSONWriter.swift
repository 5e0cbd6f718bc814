/// Writes JSON the way Python's `json.dumps` does.
///
///     JSONWriter.text(["a": [1, 2]])              // {"a": [1, 2]}
///     JSONWriter.text(["a": [1, 2]], indent: 2)   // over five lines
///     JSONWriter(sortedKeys: true, asciiOnly: true).write(value)
///
/// Writing takes no stack for nesting, so that any document that was read can be written.
public struct JSONWriter: Sendable {
  /// What to write for `NaN` and the infinities.
  public enum NonFinite: Sendable {
    /// `NaN`, `Infinity` and `-Infinity`, which Python reads and strict readers refuse.
    case python
    /// `null`.
    case null
  }

  /// What stands between values on one line.
  public enum Separators: Sendable {
    /// `", "` and `": "`, as Python writes by default.
    case spaced
    /// `","` and `":"`.
    case tight
  }

  /// The number of spaces for each level; nil writes everything on one line.
  public var indent: Int?
  /// What stands between values on one line.
  ///
  /// Has no meaning with `indent`.
  public var separators: Separators
  /// Whether members are written in the order of their keys' code points.
  public var sortedKeys: Bool
  /// Whether everything outside ASCII is written as escapes.
  public var asciiOnly: Bool
  /// What to write for `NaN` and the infinities.
  public var nonFinite: NonFinite

  /// Makes a writer.
  public init(
    indent: Int? = nil, separators: Separators = .spaced, sortedKeys: Bool = false, asciiOnly: Bool = false,
    nonFinite: NonFinite = .python
  ) {
    self.indent = indent
    self.separators = separators
    self.sortedKeys = sortedKeys
    self.asciiOnly = asciiOnly
    self.nonFinite = nonFinite
  }

  /// The text of a value.
  public static func text(_ value: JSONValue, indent: Int? = nil, sortedKeys: Bool = false) -> String {
    String(decoding: JSONWriter(indent: indent, sortedKeys: sortedKeys).write(value), as: UTF8.self)
  }

  /// The text of a node.
  public static func text(_ node: JSONNode, indent: Int? = nil, sortedKeys: Bool = false) -> String {
    String(decoding: JSONWriter(indent: indent, sortedKeys: sortedKeys).write(node), as: UTF8.self)
  }

  /// The bytes of a value, as UTF-8 without a line end behind it.
  public func write(_ value: JSONValue) -> [UInt8] {
    var run = JSONWriterRun<JSONValue>(options: self)
    return run.write(value)
  }

  /// The bytes of a node, as UTF-8 without a line end behind it.
  public func write(_ node: JSONNode) -> [UInt8] {
    var run = JSONWriterRun<JSONNode>(options: self)
    return run.write(node)
  }
}
