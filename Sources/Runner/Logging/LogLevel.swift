/// How much a line of the log matters.
public enum LogLevel: Int, Sendable, Comparable {
  /// For finding faults.
  case debug
  /// What happens.
  case info
  /// What should be looked at.
  case warning
  /// What failed.
  case error
  /// What ends the run.
  case critical

  /// Reads the word of an option or of Python.
  public init?(word: String) {
    switch word.lowercased() {
    case "debug": self = .debug
    case "info": self = .info
    case "warning", "warn": self = .warning
    case "error": self = .error
    case "critical", "fatal": self = .critical
    default: return nil
    }
  }

  /// Less matters less.
  public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

  /// The word in the log.
  var word: String {
    switch self {
    case .debug: "DEBUG"
    case .info: "INFO"
    case .warning: "WARNING"
    case .error: "ERROR"
    case .critical: "CRITICAL"
    }
  }

  /// The number of the terminal's colour.
  var color: Int {
    switch self {
    case .debug: 36
    case .info: 32
    case .warning: 33
    case .error, .critical: 31
    }
  }
}
