/// One pod's life, without a process, a socket or a clock: events go in, orders and a status come out.
///
/// A container that is ended by a failed probe, by a deletion or by itself takes the same way: its process ends, the
/// node tells ``ended(_:_:now:)``, and the policy of the pod says what follows.
public struct PodMachine: Sendable {
  /// What the pod asks for.
  public private(set) var spec: PodSpec
  /// Its address.
  public let address: String
  /// When it came to this node, in seconds since 1970.
  public let arrived: Int
  var containers: [ContainerMachine]
  var conditions = ConditionHistory()
  private var isLeaving = false
  private var isRemoved = false

  /// Takes a pod.
  public init(_ spec: PodSpec, address: String, now: Moment) {
    (self.spec, self.address, arrived) = (spec, address, now.seconds)
    containers = spec.containers.map { container in
      let earlier = spec.restartCounts[container.name]
      return ContainerMachine(container, restartCount: earlier.map { $0 + 1 } ?? 0)
    }
    note(now)
  }

  /// Takes a newer version of the object, which may say that the pod is to go.
  public mutating func update(_ newer: PodSpec, now: Moment) -> [PodEffect] {
    spec.labels = newer.labels
    guard let grace = newer.deletionGracePeriod else { return [] }
    return leave(grace: grace, now: now)
  }

  /// Ends the pod: every container is asked, and killed when the time is over.
  public mutating func leave(grace: Int, now: Moment) -> [PodEffect] {
    isLeaving = true
    let deadline = now.monotonic + Double(grace)
    var effects: [PodEffect] = []
    for index in containers.indices {
      if let earlier = containers[index].killDeadline {
        // A second deletion may only shorten the time.
        containers[index].killDeadline = min(earlier, deadline)
      } else if containers[index].isOccupied {
        containers[index].killDeadline = deadline
        effects.append(.terminate(index))
      } else if case .waiting = containers[index].state {
        containers[index].state = .ended(
          containers[index].last ?? ContainerEnd(exitCode: 0, started: now.seconds, finished: now.seconds))
      }
    }
    return effects + advance(now)
  }

  /// Does what is due.
  public mutating func advance(_ now: Moment) -> [PodEffect] {
    var effects: [PodEffect] = []
    for index in containers.indices {
      switch containers[index].state {
      case .waiting(_, _, let until) where until <= now.monotonic && !isLeaving:
        containers[index].state = .starting
        if containers[index].last != nil { containers[index].restartCount += 1 }
        effects.append(.start(index))
      case .running:
        if let deadline = containers[index].killDeadline, deadline <= now.monotonic {
          // Once more in a while, should the signal have been lost.
          containers[index].killDeadline = now.monotonic + 1
          effects.append(.kill(index))
        }
        for kind in containers[index].due(now.monotonic) {
          containers[index].probes[kind]?.asked()
          effects.append(.probe(index, kind))
        }
      case .waiting, .starting, .ended: break
      }
    }
    note(now)
    if isLeaving, !isRemoved, containers.allSatisfy({ if case .ended = $0.state { true } else { false } }) {
      isRemoved = true
      effects.append(.remove)
    }
    return effects
  }

  /// Notes that a container's process runs.
  public mutating func started(_ index: Int, now: Moment) -> [PodEffect] {
    guard containers.indices.contains(index), containers[index].state == .starting else { return [] }
    containers[index].started(now)
    return advance(now)
  }

  /// Notes that a container's process has ended, or could not be started.
  public mutating func ended(_ index: Int, _ end: ContainerEnd, now: Moment) -> [PodEffect] {
    guard containers.indices.contains(index), containers[index].isOccupied else { return [] }
    let pod = "\(spec.name)_\(spec.namespace)(\(spec.uid))"
    containers[index].ended(end, now: now, policy: spec.restartPolicy, isLeaving: isLeaving, pod: pod)
    return advance(now)
  }

  /// Notes a probe's answer.
  ///
  /// - Parameters:
  ///   - message: What went wrong, in words.
  ///   - asked: When the question was asked, on the clock that never jumps. An answer to an earlier process than the
  ///     one that runs counts for nothing.
  public mutating func answered(
    _ index: Int, _ kind: ProbeKind, success: Bool, message: String, asked: Double, now: Moment
  ) -> [PodEffect] {
    guard containers.indices.contains(index), case .running(let start) = containers[index].state,
      start.monotonic <= asked
    else { return [] }
    containers[index].probes[kind]?.answered(success, asked: asked, now: now.monotonic)
    if kind != .readiness, containers[index].killDeadline == nil, containers[index].probes[kind]?.hasFailed ?? false {
      containers[index].killDeadline = now.monotonic + Double(spec.terminationGracePeriod)
      containers[index].endMessage = "\(kind.rawValue) probe failed: \(message)"
      return [.terminate(index)] + advance(now)
    }
    return advance(now)
  }

  /// When something is to be done next if nothing happens, on the clock that never jumps; nil for never.
  public var nextWake: Double? { containers.compactMap(\.nextWake).min() }

  /// How often a container has been restarted.
  public func restarts(_ index: Int) -> Int { containers[index].restartCount }

  /// Whether requests may be sent to it.
  public var isReady: Bool { !isLeaving && !isRemoved && !containers.isEmpty && containers.allSatisfy(\.isReady) }

  /// Whether it has come to its end by itself.
  public var isFinished: Bool { phase == .succeeded || phase == .failed }

  mutating func note(_ now: Moment) { conditions.note(ready: readiness, at: now.seconds) }
}
