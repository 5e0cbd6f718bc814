import Glibc
import JSON

/// One pod on this node: its life as a value, and the processes that belong to it.
final class PodKeeper {
  private(set) var machine: PodMachine
  /// By the container's index.
  private var processes: [Int: pid_t] = [:]
  private let host: PodHost
  private let environment: (PodMachine) -> ContainerEnvironment
  private var told: JSONValue?
  private(set) var isGone = false

  init(_ spec: PodSpec, address: String, host: PodHost, environment: @escaping (PodMachine) -> ContainerEnvironment) {
    (self.host, self.environment) = (host, environment)
    machine = PodMachine(spec, address: address, now: NodeClock.now)
  }

  var spec: PodSpec { machine.spec }

  /// Takes a newer version of the object.
  func update(_ newer: PodSpec) { run(machine.update(newer, now: NodeClock.now)) }

  /// Does what is due.
  func advance() { run(machine.advance(NodeClock.now)) }

  /// The object is gone: nobody waits for anything any more.
  func vanish() { run(machine.leave(grace: 0, now: NodeClock.now)) }

  /// The status if it is another than the last time that this was asked.
  func news(hostAddress: String) -> JSONValue? {
    let status = machine.status(hostAddress: hostAddress)
    if status == told { return nil }
    told = status
    return status
  }

  private func run(_ effects: [PodEffect]) {
    for effect in effects {
      switch effect {
      case .start(let index): start(index)
      case .terminate(let index): end(index, SIGTERM)
      case .kill(let index): end(index, SIGKILL)
      case .probe(let index, let kind): probe(index, kind)
      case .remove:
        isGone = true
        host.removed(self)
      }
    }
  }

  private func start(_ index: Int) {
    let container = spec.containers[index]
    let words = "pod \(spec.namespace)/\(spec.name): \(container.name)"
    var environment = environment(machine)
    for (name, value) in ProgramTable.variables(for: container, address: machine.address) {
      environment.base[name] = value
    }
    let variables: [(name: String, value: String)]
    do {
      variables = try environment.variables(of: container)
    } catch {
      host.log("\(words): variable \(error.variable): \(error.source) is not served by this node")
      return fail(index, 128, "variable \(error.variable) comes from \(error.source), which this node does not serve")
    }
    let values = Dictionary(variables.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    guard let program = host.settings.programs.program(for: container, variables: values) else {
      host.log("\(words) (\(container.image)) has no program here and counts as running")
      return run(machine.started(index, now: NodeClock.now))
    }
    let output = host.logs.open(spec, container.name, restart: machine.restarts(index))
    guard output >= 0 else { return fail(index, 128, "no log: \(PodKeeper.words(-output))") }
    defer { close(output) }
    let name = ImageName(program.path).base
    let spawn = Spawn(
      path: program.path, arguments: [name] + program.arguments,
      environment: variables.map { "\($0.name)=\($0.value)" },
      output: output)
    let process = host.children.start(spawn) { [weak self] end in
      guard let self else { return }
      processes[index] = nil
      host.log("\(words) ended with \(end.exitCode)")
      run(machine.ended(index, end, now: NodeClock.now))
    }
    guard process > 0 else { return fail(index, 127, "\(program.path): \(PodKeeper.words(-process))") }
    processes[index] = process
    host.log("\(words) (\(container.image)) started at \(machine.address), process \(process)")
    run(machine.started(index, now: NodeClock.now))
  }

  private func fail(_ index: Int, _ code: Int, _ message: String) {
    let end = ContainerEnd(exitCode: code, message: message, reason: "ContainerCannotRun")
    run(machine.ended(index, end, now: NodeClock.now))
  }

  private func end(_ index: Int, _ signal: Int32) {
    if let process = processes[index] { return host.children.signal(process, signal) }
    // One without a process goes as soon as it is asked.
    let code = 128 + Int(signal)
    run(machine.ended(index, ContainerEnd(exitCode: signal == SIGTERM ? 0 : code), now: NodeClock.now))
  }

  private func probe(_ index: Int, _ kind: ProbeKind) {
    guard let probe = spec.containers[index].probe(kind) else { return }
    let asked = NodeClock.now.monotonic
    let answer: ProbeConnection.Answer = { [weak self] success, message in
      guard let self else { return }
      run(
        machine.answered(index, kind, success: success, message: message, asked: asked, now: NodeClock.now))
    }
    let timeout = Double(probe.timeout)
    switch probe.handler {
    case .http(let host, let port, let path, let headers):
      guard let number = port.resolved(spec.containers) else { return later(answer, "there is no such port") }
      let address = host ?? machine.address
      let request = ProbeConnection.get(path, host: address, port: number, headers: headers)
      ProbeConnection.ask(
        address, number, request: request, timeout: timeout, reactor: self.host.reactor, answer: answer)
    case .tcp(let host, let port):
      guard let number = port.resolved(spec.containers) else { return later(answer, "there is no such port") }
      ProbeConnection.ask(
        host ?? machine.address, number, request: [], timeout: timeout, reactor: self.host.reactor, answer: answer)
    case .exec(let command): exec(index, command, timeout, answer)
    case .unknown(let name): later(answer, "\(name) is no probe that this node knows")
    }
  }

  private func later(_ answer: @escaping ProbeConnection.Answer, _ message: String) {
    _ = host.reactor.at(NodeClock.now.monotonic) { answer(false, message) }
  }

  private func exec(_ index: Int, _ command: [String], _ timeout: Double, _ answer: @escaping ProbeConnection.Answer) {
    let container = spec.containers[index]
    guard let name = command.first, processes[index] != nil, let path = host.path(of: name) else {
      // A container without a process answers every question well; one with it needs the program.
      return processes[index] == nil
        ? later({ _, _ in answer(true, "") }, "") : later(answer, "there is no such program")
    }
    let variables = (try? environment(machine).variables(of: container)) ?? []
    let output = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(output) }
    var timer = 0
    var isOver = false
    let spawn = Spawn(
      path: path, arguments: command, environment: variables.map { "\($0.name)=\($0.value)" }, output: output)
    let host = host
    let process = host.children.start(spawn) { end in
      host.reactor.cancel(timer)
      if isOver { return }
      answer(end.exitCode == 0, end.exitCode == 0 ? "" : "the command ended with \(end.exitCode)")
    }
    guard process > 0 else { return later(answer, PodKeeper.words(-process)) }
    timer = host.reactor.at(NodeClock.now.monotonic + timeout) {
      isOver = true
      host.children.signal(process, SIGKILL)
      answer(false, "the command did not end within \(Int(timeout)) s")
    }
  }

  private static func words(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}
