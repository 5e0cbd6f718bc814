import CommandLine
import Glibc
import System

/// Calls chaos-report, the program that stands beside this one: linking its typesetting would make every start slow.
enum ReportProgram {
  /// Becomes chaos-report.
  static func replace(with arguments: [String]) -> Int32 {
    guard let path else {
      Terminal.write("error: \(missing)\n", to: STDERR_FILENO)
      return ExitCode.failure.rawValue
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &words)
    Terminal.write("error: \(path) cannot be started: \(Terminal.systemMessage(errno))\n", to: STDERR_FILENO)
    return ExitCode.failure.rawValue
  }

  /// Runs chaos-report and waits.
  ///
  /// - Returns: Its exit code; 1 when a signal ended it or it could not be started.
  static func call(_ path: String, _ arguments: [String]) -> Int32 {
    guard let child = ChildProcess.start(path, [path] + arguments) else {
      Terminal.write("error: \(path) cannot be started: \(Terminal.systemMessage(errno))\n", to: STDERR_FILENO)
      return ExitCode.failure.rawValue
    }
    let result = child.wait()
    return result < 0 ? ExitCode.failure.rawValue : Int32(result)
  }

  /// What to say where there is none.
  static let missing = """
    chaos-report is neither beside chaos nor on the PATH
    hint: `make install` installs both; chaos-report JOURNAL REPORT makes a report of any journal later
    """

  /// Where chaos-report is: beside the file of this program, beside the link by which it was called, or on the PATH.
  static var path: String? {
    let name = "chaos-report"
    var folders: [String] = []
    if let own = realpath("/proc/self/exe", nil) {
      folders.append(folder(of: String(cString: own)))
      free(own)
    }
    if let word = CommandLine.arguments.first, word.contains("/") { folders.append(folder(of: word)) }
    folders += (Terminal.environment("PATH") ?? "").split(separator: ":").map { "\($0)/" }
    return folders.map { $0 + name }.first { isProgram($0) }
  }

  /// With its slash.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func isProgram(_ path: String) -> Bool {
    var information = stat()
    return access(path, X_OK) == 0 && stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }
}
