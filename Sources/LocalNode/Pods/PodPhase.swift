/// Where a pod stands in its life.
public enum PodPhase: String, Sendable, Hashable {
  /// Not every container has been started.
  case pending = "Pending"
  /// It runs, or will again.
  case running = "Running"
  /// Every container has ended well.
  case succeeded = "Succeeded"
  /// Every container has ended, at least one of them badly.
  case failed = "Failed"
}

extension PodMachine {
  /// Where the pod stands, by the rules of a kubelet.
  public var phase: PodPhase {
    var ends: [ContainerEnd] = []
    var isPending = false
    for container in containers {
      switch container.state {
      case .ended(let end): ends.append(end)
      case .waiting, .starting: isPending = isPending || container.last == nil
      case .running: break
      }
    }
    if isPending { return .pending }
    guard ends.count == containers.count, !ends.isEmpty else { return .running }
    return ends.allSatisfy { $0.exitCode == 0 } ? .succeeded : .failed
  }
}
