/// A tool that tests look through did not do its work.
public struct ToolFailure: Error, Sendable, CustomStringConvertible {
  /// The tool.
  public var program: String
  /// What it left behind.
  public var result: ProcessResult

  /// Makes a failure.
  public init(program: String, result: ProcessResult) {
    self.program = program
    self.result = result
  }

  /// The tool's name and words.
  public var description: String { "\(program): \(result)" }
}
