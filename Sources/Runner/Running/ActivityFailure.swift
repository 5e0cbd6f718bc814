/// Why an activity failed.
struct ActivityFailure: Error, Sendable {
  /// One line for the log.
  var message: String
  /// Lines for the journal, as Python writes a traceback; made of the message when there is none.
  var traceback: [String]?

  init(_ message: String, traceback: [String]? = nil) {
    self.message = message
    self.traceback = traceback
  }

  /// The lines for the journal.
  var lines: [String] { traceback ?? ["chaoslib.exceptions.ActivityFailed: \(message)\n"] }

  /// The words for a time limit that has passed, which readers of journals know.
  static let processTimeout = ActivityFailure("process activity took too long to complete")
  static let timeout = ActivityFailure("activity took too long to complete")
}

/// How an activity can end without a result.
enum ActivityError: Error, Sendable {
  case failed(ActivityFailure)
  case interrupted(Interruption)

  static func failure(_ message: String) -> ActivityError { .failed(ActivityFailure(message)) }
}
