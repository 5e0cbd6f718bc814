/// A place in a JSON text.
///
/// Lines and columns count from 1. A column counts Unicode scalars, as Python's `json` module does, not bytes
/// and not the cells a terminal would use; `JSONError.caretColumn` is the one to draw with.
///
///     try JSONDocument(text: "{\n  \"a\": 1\n}").root["a"]?.position   // line 2, column 8, offset 9
public struct JSONPosition: Sendable, Hashable {
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1.
  public let column: Int
  /// The offset in bytes from the start of the document's bytes, counted from 0.
  public let offset: Int

  /// Makes a position from its three numbers.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

extension JSONPosition: CustomStringConvertible {
  /// `line:column`, as compilers print it: `12:7`.
  public var description: String { "\(line):\(column)" }
}
