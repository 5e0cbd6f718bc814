import Journal

/// A check or an activity as a test case.
struct JUnitCase {
  /// The element that says that a case did not pass.
  enum Element {
    case failure, error, skipped
  }

  /// Why a case did not pass.
  struct Failure {
    var element: Element
    var type: String
    var message: String
    var text: String
  }

  var className: String
  var name: String
  var time: String
  var failure: Failure?

  init(className: String, name: String, time: String, failure: Failure?) {
    self.className = className
    self.name = name.isEmpty ? "unnamed" : name
    self.time = time
    self.failure = failure
  }

  init(_ check: CheckResult, run: RunResult) {
    let round = ResultWords.round(check.phase).map { ", round \($0)" } ?? ""
    self.init(
      className: "\(run.label).hypothesis.\(check.phase.chartGroup)", name: check.name + round,
      time: ResultWords.milliseconds(check.duration), failure: nil)
    let observed = check.observed ?? "nothing"
    var lines = ["Expected: \(check.expected)", "Observed: \(observed)"]
    if let margin = check.margin { lines.append("Margin: \(ShortNumber.text(margin.absolute))") }
    lines += Self.place(check.offset, check.evidence, check.line, run)
    let text = lines.joined(separator: "\n")
    switch check.outcome {
    case .met: break
    case .notMet:
      failure = Failure(
        element: .failure, type: "not-met", message: "expected \(check.expected), observed \(observed)", text: text)
    case .broke: failure = Failure(element: .error, type: "broke", message: "the probe broke: \(observed)", text: text)
    case .notEvaluated:
      failure = Failure(element: .skipped, type: "", message: "declared, and not evaluated", text: "")
    }
  }

  init(_ activity: ActivityResult, run: RunResult) {
    let block = activity.block == .rollback ? "rollbacks" : "method"
    self.init(
      className: "\(run.label).\(block)", name: activity.name,
      time: ResultWords.milliseconds(activity.duration), failure: nil)
    let place = Self.place(activity.offset, activity.evidence, activity.line, run)
    let text = ([activity.traceback].compactMap { $0 } + place).joined(separator: "\n")
    switch activity.outcome {
    case .succeeded: break
    case .failed:
      failure = Failure(element: .error, type: "failed", message: activity.errorLine ?? "it failed", text: text)
    case .exited(let code):
      let message = "the process ended with code \(code); the journal says it succeeded"
      failure = Failure(element: .failure, type: "exit-code", message: message, text: text)
    case .other(let word):
      let message = "the journal says: \(word)"
      failure = Failure(element: word == "aborted" ? .error : .skipped, type: "status", message: message, text: text)
    case .unknown:
      failure = Failure(element: .skipped, type: "", message: "the journal does not say how it went", text: "")
    }
  }

  private static func place(_ offset: Double?, _ evidence: Int?, _ line: Int?, _ run: RunResult) -> [String] {
    var lines: [String] = []
    if let offset { lines.append("When: \(DurationText.offset(offset))") }
    if let evidence { lines.append("Evidence: E\(evidence)") }
    lines.append("Journal: \(run.path)" + (line.map { ":\($0)" } ?? ""))
    return lines
  }
}
