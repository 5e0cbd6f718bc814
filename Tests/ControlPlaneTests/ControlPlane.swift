import Glibc
import JSON
import Kubernetes
import System
import TestSupport

@testable import Runner

/// A control plane that tests may do with as they like: the one of the kubeconfig that CHAOS_TEST_KUBECONFIG names.
enum ControlPlane {
  static let kubeconfig = TestEnvironment.variables["CHAOS_TEST_KUBECONFIG"].flatMap { $0.isEmpty ? nil : $0 }

  /// Whether there is one. KUBECONFIG alone is not asked: it may be a cluster that somebody needs.
  static var isGiven: Bool { kubeconfig != nil }

  static func access(_ context: String? = nil) throws -> KubernetesAccess {
    try Kubeconfig.load(paths: [kubeconfig ?? ""]).access(context: context)
  }

  static func client() throws -> KubernetesClient { KubernetesClient(try access(), userAgent: "test") }

  /// Runs kubectl and gives what it prints.
  @discardableResult
  static func kubectl(_ arguments: String..., input: String = "") throws -> String {
    let runner = ProcessRunner("kubectl", environment: ["KUBECONFIG": kubeconfig])
    let result = try runner.run(arguments, input: Array(input.utf8))
    guard result.exitCode == 0 else { throw ToolFailure(program: "kubectl \(arguments)", result: result) }
    return result.outputText
  }

  /// The functions find the control plane by themselves, as in a run. Set once: tests run side by side.
  private static let variable: Void = { setenv("KUBECONFIG", kubeconfig ?? "", 1) }()

  /// Calls a native function as an activity of a run does.
  static func call(
    _ module: String, _ function: String, _ arguments: JSONObject = [:], context: String = ""
  ) throws -> JSONValue {
    _ = variable
    guard let native = ExtensionRegistry().function(function, in: "chaosk8s.\(module)") else {
      throw TestFailure("chaosk8s.\(module) has no \(function)")
    }
    if let problem = native.problem(of: arguments) { throw TestFailure(problem) }
    let secrets: JSONObject = context.isEmpty ? [:] : ["KUBERNETES_CONTEXT": .string(context)]
    return try native.body(
      NativeCall(
        arguments: native.complete(arguments), configuration: [:], secrets: secrets, lane: Lane(), http: HTTPClient(),
        log: RunLog(isVerbose: false, format: .text)))
  }

  /// The words with which a function fails; empty when it does not.
  static func refusal(
    _ module: String, _ function: String, _ arguments: JSONObject = [:], context: String = ""
  ) throws -> String {
    do {
      _ = try call(module, function, arguments, context: context)
      return ""
    } catch ActivityError.failed(let failure) {
      return failure.message
    }
  }
}
