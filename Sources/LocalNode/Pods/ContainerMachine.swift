/// One container's life: waiting, running, ended, and again.
struct ContainerMachine: Sendable {
  enum State: Sendable, Hashable {
    /// Nothing runs; it may start at `until`, in seconds of the clock that never jumps.
    case waiting(reason: String, message: String, until: Double)
    /// Its start was ordered and not yet answered.
    case starting
    /// It runs since then.
    case running(Moment)
    /// It has ended, and stays so.
    case ended(ContainerEnd)
  }

  let spec: ContainerSpec
  var state = State.waiting(reason: "ContainerCreating", message: "", until: 0)
  var last: ContainerEnd?
  var restartCount: Int
  var backOff = BackOff()
  var probes: [ProbeKind: ProbeCounter] = [:]
  /// When it is killed, after it was asked to end; nil while nobody wants it to.
  var killDeadline: Double?
  /// Said of the end that a failed probe brings.
  var endMessage = ""

  init(_ spec: ContainerSpec, restartCount: Int) {
    (self.spec, self.restartCount) = (spec, restartCount)
  }

  var isRunning: Bool { if case .running = state { true } else { false } }

  /// Whether a process is there or on its way.
  var isOccupied: Bool { isRunning || state == .starting }

  var hasStarted: Bool { isRunning && (probes[.startup]?.isSuccess ?? true) }

  var isReady: Bool { hasStarted && killDeadline == nil && (probes[.readiness]?.isSuccess ?? true) }

  mutating func started(_ now: Moment) {
    state = .running(now)
    for kind in ProbeKind.allCases {
      probes[kind] = spec.probe(kind).map { ProbeCounter($0, kind: kind, start: now.monotonic) }
    }
  }

  /// The kinds of probe to ask now.
  func due(_ now: Double) -> [ProbeKind] {
    guard isRunning, killDeadline == nil else { return [] }
    return ProbeKind.allCases.filter { kind in
      guard let next = probes[kind]?.next, next <= now else { return false }
      if kind == .startup { return !(probes[.startup]?.isSuccess ?? true) }
      return hasStarted
    }
  }

  /// When something is to be done next, if nothing happens.
  var nextWake: Double? {
    switch state {
    case .waiting(_, _, let until): return until
    case .running:
      if let killDeadline { return killDeadline }
      let kinds = ProbeKind.allCases.filter { ($0 == .startup) != hasStarted }
      return kinds.compactMap { probes[$0]?.next }.min()
    case .starting, .ended: return nil
    }
  }

  /// Takes the end of its process, and says what comes next by the pod's policy.
  mutating func ended(_ end: ContainerEnd, now: Moment, policy: PodSpec.RestartPolicy, isLeaving: Bool, pod: String) {
    var end = end
    var ran = 0.0
    if case .running(let start) = state {
      end.started = start.seconds
      ran = now.monotonic - start.monotonic
    } else {
      end.started = now.seconds
    }
    end.finished = now.seconds
    if end.message.isEmpty { end.message = endMessage }
    endMessage = ""
    killDeadline = nil
    probes = [:]
    let restarts: Bool =
      switch policy {
      case .always: true
      case .onFailure: end.exitCode != 0
      case .never: false
      }
    if !restarts || isLeaving {
      state = .ended(end)
      return
    }
    last = end
    let until = now.monotonic + backOff.wait
    let words = "back-off \(Int(backOff.wait))s restarting failed container=\(spec.name) pod=\(pod)"
    state =
      backOff.wait == 0
      ? .waiting(reason: "ContainerCreating", message: "", until: until)
      : .waiting(reason: "CrashLoopBackOff", message: words, until: until)
    backOff.restarted(after: ran)
  }
}
