/// How a run says that it ended.
public enum RunStatus: Sendable, Hashable {
  /// Everything ran; says nothing about whether the hypothesis held.
  case completed
  /// The hypothesis was not met or a probe of it broke.
  case failed
  /// The run was given up, by a control or by an error.
  case aborted
  /// An operator or a signal stopped it.
  case interrupted
  /// A word that no released version writes.
  case other(String)

  /// Reads the journal's word.
  public init(word: String) {
    switch word {
    case "completed": self = .completed
    case "failed": self = .failed
    case "aborted": self = .aborted
    case "interrupted": self = .interrupted
    case let other: self = .other(other)
    }
  }

  /// The word as the journal writes it.
  public var word: String {
    switch self {
    case .completed: "completed"
    case .failed: "failed"
    case .aborted: "aborted"
    case .interrupted: "interrupted"
    case .other(let word): word
    }
  }
}
