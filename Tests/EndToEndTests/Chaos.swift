import TestSupport
import Testing

/// Runs the built `chaos`, in a folder of its own with a home of its own.
struct Chaos {
  /// A folder for this test alone.
  let folder = try? TemporaryFolder()

  /// The folder, once it is sure to be there.
  func place() throws -> TemporaryFolder { try #require(folder) }

  /// Runs it.
  ///
  /// - Parameter program: the path by which it is called; nil for the built one.
  func run(
    _ arguments: [String], program: String? = nil, environment: [String: String?] = [:], timeout: Double = 120
  ) throws -> ProcessResult {
    var variables: [String: String?] = [
      "SOURCE_DATE_EPOCH": "1772618400", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": nil, "HOME": try place().path,
    ]
    variables.merge(environment) { $1 }
    return try ProcessRunner(
      program ?? TestEnvironment.builtProgram("chaos"), folder: try place().path, environment: variables,
      timeout: timeout
    ).run(arguments)
  }

  /// Runs `chaos run` on an experiment.
  func run(experiment: String, _ arguments: [String] = [], program: String? = nil) throws -> ProcessResult {
    try place().write(experiment, to: "experiment.json")
    return try run(["run", "experiment.json"] + arguments, program: program)
  }
}

/// Experiments in few words: each activity is a line for the shell.
enum Experiments {
  /// An action.
  static func action(_ name: String, _ words: String) -> String {
    #"{"type": "action", "name": "\#(name)", "provider": \#(shell(words))}"#
  }

  /// A probe that is met when the line ends with 0.
  static func check(_ name: String, _ words: String) -> String {
    #"{"type": "probe", "name": "\#(name)", "tolerance": 0, "provider": \#(shell(words))}"#
  }

  /// A whole experiment.
  static func experiment(checks: [String] = [], method: [String], rollbacks: [String] = []) -> String {
    let hypothesis =
      checks.isEmpty
      ? "" : #""steady-state-hypothesis": {"title": "h", "probes": [\#(checks.joined(separator: ", "))]}, "#
    return #"{"title": "t", "description": "d", \#(hypothesis)"method": [\#(method.joined(separator: ", "))], "#
      + #""rollbacks": [\#(rollbacks.joined(separator: ", "))]}"#
  }

  private static func shell(_ words: String) -> String {
    #"{"type": "process", "path": "sh", "arguments": ["-c", "\#(words)"]}"#
  }
}
