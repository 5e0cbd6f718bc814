import CommandLine
import Glibc

/// What the program says.
enum Console {
  /// A message on standard error.
  static func error(_ message: String) { Terminal.write("error: \(message)\n", to: STDERR_FILENO) }

  /// A remark on standard error.
  static func note(_ message: String) { Terminal.write("note: \(message)\n", to: STDERR_FILENO) }

  /// Text on standard output, with the exit code for whether it got there.
  static func print(_ text: String) -> ExitCode {
    do throws(OutputFile.Failure) {
      try OutputFile(path: "-").commit(Array(text.utf8))
      return .success
    } catch {
      Console.error("standard output: \(Terminal.systemMessage(error.errno))")
      return .failure
    }
  }

  /// A word from outside on one line, without control characters.
  static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(4_096).map { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
