/// A line and column, both from 1.
public struct SourcePlace: Sendable, Hashable {
  /// The line.
  public var line: Int
  /// The column, in characters.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}
