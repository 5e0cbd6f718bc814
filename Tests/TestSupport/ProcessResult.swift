/// What a program that ran to its end left behind.
public struct ProcessResult: Sendable, CustomStringConvertible {
  /// How it ended.
  public enum Ending: Sendable, Hashable {
    /// It left with this code.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
    /// It took longer than allowed and was killed.
    case timedOut
  }

  /// How it ended.
  public var ending: Ending
  /// What it wrote to its standard output.
  public var output: [UInt8]
  /// What it wrote to its standard error.
  public var errors: [UInt8]

  /// The exit code; nil when it was ended by a signal.
  public var exitCode: Int32? {
    if case .exited(let code) = ending { return code }
    return nil
  }

  /// Standard output as text.
  public var outputText: String { String(decoding: output, as: UTF8.self) }

  /// Standard error as text.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// How it ended and the beginnings of what it wrote, for messages of tests.
  public var description: String {
    "\(ending)\n--- output\n\(outputText.prefix(2000))\n--- errors\n\(errorText.prefix(2000))"
  }
}
