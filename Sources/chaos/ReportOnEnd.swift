import CommandLine
import Glibc

/// The report of `chaos run --report FILE`, made when the run is over, however it ended.
struct ReportOnEnd {
  private let path: String
  private let program: String

  /// Endings of names, each with chaos-report's word for the format.
  private static let formats = [
    "pdf": "pdf", "html": "html", "htm": "html", "html5": "html", "md": "markdown", "markdown": "markdown",
  ]

  /// Why there can be no report; found out before anything is run.
  enum Failure: Error {
    case usage(UsageError)
    case message(String)
  }

  init(path: String) throws(Failure) {
    guard ReportOnEnd.format(of: path) != nil else {
      throw .usage(
        .invalid("--report: the ending of \"\(path)\" names no format; there are: .pdf, .html, .md", hint: nil))
    }
    do {
      let output = try OutputFile(path: path)
      output.discard()
    } catch {
      throw .message("The report cannot be written to \(path): \(Terminal.systemMessage(error.errno))")
    }
    guard let program = ReportProgram.path else { throw .message(ReportProgram.missing) }
    (self.path, self.program) = (path, program)
  }

  /// Makes it; chaos-report itself says why it could not.
  ///
  /// - Returns: whether there is a report now.
  func write(journal: String) -> Bool {
    let format = ReportOnEnd.format(of: path) ?? "markdown"
    return ReportProgram.call(program, ["--quiet", "--export-format=\(format)", "--", journal, path]) == 0
  }

  private static func format(of path: String) -> String? {
    guard let point = path.lastIndex(of: "."), !path[point...].contains("/") else { return nil }
    return formats[path[path.index(after: point)...].lowercased()]
  }
}
