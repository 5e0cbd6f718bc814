/// Why a file gave no load results: facts only; ``LoadErrorText`` makes the words.
public struct LoadError: Error, Sendable {
  /// What went wrong.
  public enum Problem: Sendable {
    /// The file cannot be read.
    case file(JournalError.Problem)
    /// The file is in none of the formats that are known.
    case unknownFormat
    /// The file is that of a tool, and holds no results.
    case noResults(LoadResult.Tool)
  }

  /// The path as given.
  public var path: String
  /// What went wrong.
  public var problem: Problem

  /// Makes an error.
  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

/// The words for errors of load results.
public enum LoadErrorText {
  /// The whole message: where, what is wrong, and what to try next.
  public static func message(for error: LoadError) -> String {
    let name = VisibleText.line(error.path, limit: 4096)
    switch error.problem {
    case .file(let problem): return "\(name): \(JournalErrorText.problem(of: problem))"
    case .unknownFormat:
      return "\(name): this is in none of the formats of load results that are known\n"
        + "hint: vegeta encode (JSON or CSV), k6 (summary or CSV), wrk, hey (text or CSV), hyperfine --export-json, "
        + "or a range query of Prometheus"
    case .noResults(let tool): return "\(name): this is a file of \(tool.rawValue) without a single result"
    }
  }
}
