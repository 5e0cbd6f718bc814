import HTTP
import JSON
import Kubernetes
import System

/// The cluster that a call is about.
struct Cluster: Sendable {
  let client: KubernetesClient
  let lane: Lane
  let log: RunLog
  private let laneWait: LaneWait

  /// Finds the cluster of a call. Nothing is sent.
  init(_ call: NativeCall) throws(ActivityError) {
    let access = try ClusterLookup(call).access()
    self.init(access, lane: call.lane, log: call.log)
  }

  init(_ access: KubernetesAccess, lane: Lane, log: RunLog) {
    for text in access.secretTexts { log.mask(SecretMask(secrets: .string(text))) }
    (self.lane, self.log) = (lane, log)
    laneWait = LaneWait(lane)
    var client = KubernetesClient(access, userAgent: "chaos/\(RunnerVersion.text)")
    client.wait = laneWait.wait
    self.client = client
  }

  /// Asks the API server.
  ///
  /// - Parameter purpose: What the message of a refusal begins with.
  func ask<Result>(
    _ purpose: String = "", _ request: (KubernetesClient) throws(KubernetesError) -> Result
  ) throws(ActivityError) -> Result {
    do {
      return try request(client)
    } catch {
      throw failure(error, purpose)
    }
  }

  /// A refusal as the end of an activity.
  func failure(_ error: KubernetesError, _ purpose: String = "") -> ActivityError {
    if case .interrupted = error { return .interrupted(laneWait.interruption ?? .keyboard) }
    switch error {
    case .timeout, .credentials:
      if lane.isOverdue { return .failed(.timeout) }
    case .refused, .unreachable, .unexpected, .invalidName, .interrupted: break
    }
    return .failure(purpose + error.description)
  }

  /// Waits until a moment of ``Clock/monotonic``.
  func wait(until moment: Double) throws(ActivityError) {
    do throws(Interruption) {
      _ = try lane.wait(for: -1, until: moment)
    } catch {
      throw .interrupted(error)
    }
    if lane.isOverdue { throw .failed(.timeout) }
  }
}
