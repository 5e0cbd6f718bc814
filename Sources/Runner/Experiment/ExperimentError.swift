/// Why there is nothing to run. The words are those of the reference where it has some.
public struct ExperimentError: Error, Sendable {
  /// What is wrong, with all places, one message a problem.
  public var messages: [String]

  init(_ message: String) { messages = [message] }

  init(_ messages: [String]) { self.messages = messages }
}
