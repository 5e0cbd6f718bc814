import CommandLine
import JSON
import Journal

/// The options that judge: a policy of gates, and verdicts that end with an exit code of their own.
struct GateOptions {
  static let policy = OptionSpec(
    ["--policy"], value: .text("FILE"),
    help: "gates that the runs must keep, JSON or YAML; leaves with 3 when one fails")
  static let failOn = OptionSpec(
    ["--fail-on"], value: .text("VERDICT,..."), isRepeatable: true,
    help: "verdicts to leave with 3 (deviated), 4 (not tested), 5 (rollback failed) or 6 (failed, interrupted), or any")

  private let policy: GatePolicy?
  private let failing: Set<Verdict>
  /// The saved baselines that gates and durations are held against.
  let baselines: [SavedBaseline]

  /// Reads the options.
  ///
  /// - Throws: ``CommandFailure`` for a policy that makes no sense, or a verdict that there is not.
  init(_ command: ParsedCommand, baselines: [SavedBaseline] = []) throws(CommandFailure) {
    self.baselines = baselines
    failing = try Self.failing(command)
    guard let path = command.value("--policy") else {
      policy = nil
      return
    }
    policy = try Self.read(path)
  }

  /// Asks the gates.
  func judge(_ analysis: inout Analysis) throws(CommandFailure) {
    guard let policy else { return }
    do throws(GatePolicyError) {
      analysis.gates = try GateJudge(policy, saved: baselines.flatMap(\.runs)).judge(analysis)
    } catch {
      throw .policy(error.message)
    }
  }

  /// The code for what the runs and gates came to; the gravest first: 5, 3, 6, 4.
  func exitCode(_ analysis: Analysis) -> ExitCode {
    let verdicts = Set(analysis.runs.map(\.verdict)).intersection(failing)
    if verdicts.contains(.rollbackFailed) { return .rollbackFailed }
    if analysis.gates?.hasFailed == true || verdicts.contains(.deviated) || verdicts.contains(.deviatedRecovered) {
      return .deviated
    }
    if verdicts.contains(.failed) || verdicts.contains(.interrupted) { return .runFailed }
    return verdicts.contains(.notTested) || verdicts.contains(.inconclusive) ? .notTested : .success
  }

  private static func failing(_ command: ParsedCommand) throws(CommandFailure) -> Set<Verdict> {
    var failing: Set<Verdict> = []
    for word in command.all("--fail-on").flatMap({ $0.split(separator: ",") }).map(String.init) {
      if word == "any" {
        failing.formUnion(Verdict.allCases.filter { $0 != .held })
      } else if let verdict = Verdict(policyWord: word), verdict != .held {
        failing.insert(verdict)
      } else {
        let known = Verdict.allCases.filter { $0 != .held }.map(\.policyWord) + ["any"]
        throw .usage(
          .notAllowed(
            option: "--fail-on", value: word, allowed: known, suggestion: Suggestion.nearest(to: word, in: known)))
      }
    }
    return failing
  }

  private static func read(_ path: String) throws(CommandFailure) -> GatePolicy {
    let file: SmallFile
    let value: JSONValue
    do throws(SmallFile.Failure) {
      file = try SmallFile(path, content: "the policy")
      value = try file.value()
    } catch {
      throw .policy(error.message)
    }
    do throws(GatePolicyError) {
      return try GatePolicyReader.read(value, text: String(decoding: file.bytes, as: UTF8.self), path: path)
    } catch {
      throw .policy(error.message)
    }
  }
}
