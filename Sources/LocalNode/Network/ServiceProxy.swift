import Glibc

/// Listens at the address of every service and leads each connection to one of its ready pods, in turn.
final class ServiceProxy {
  /// Where a connection may go.
  struct Target: Hashable {
    var address: String
    var port: Int
  }

  /// A service's address and port.
  private struct Door: Hashable {
    var address: String
    var port: Int
  }

  private struct Listener {
    var descriptor: Int32
    var service: ServiceSpec
    var port: ServiceSpec.Port
    var turn = 0
  }

  /// How many connections are led at a time.
  private static let limit = 1024

  private let reactor: Reactor
  private let targets: (ServiceSpec, ServiceSpec.Port) -> [Target]
  private let log: (String) -> Void
  private var listeners: [Door: Listener] = [:]
  private var connections: [ProxyConnection] = []
  private var refused: Set<Door> = []

  /// Makes a proxy.
  ///
  /// - Parameter targets: The ready pods behind a port of a service, in an order that stays.
  init(
    reactor: Reactor, targets: @escaping (ServiceSpec, ServiceSpec.Port) -> [Target], log: @escaping (String) -> Void
  ) {
    (self.reactor, self.targets, self.log) = (reactor, targets, log)
  }

  /// Listens for these services and for no others.
  func update(_ services: [ServiceSpec]) {
    var wanted: [Door: (ServiceSpec, ServiceSpec.Port)] = [:]
    for service in services {
      guard let address = service.clusterIP else { continue }
      for port in service.ports { wanted[Door(address: address, port: port.number)] = (service, port) }
    }
    for (door, listener) in listeners where wanted[door] == nil {
      reactor.forget(listener.descriptor)
      close(listener.descriptor)
      listeners[door] = nil
    }
    refused.formIntersection(wanted.keys)
    for (door, (service, port)) in wanted.sorted(by: { ($0.key.address, $0.key.port) < ($1.key.address, $1.key.port) })
    {
      if listeners[door] != nil {
        listeners[door]?.service = service
        listeners[door]?.port = port
      } else {
        open(door, service, port)
      }
    }
  }

  /// Tries again to listen where it was refused.
  var hasRefusals: Bool { !refused.isEmpty }

  /// Ends everything.
  func end() {
    update([])
    for connection in connections { connection.end() }
  }

  private func open(_ door: Door, _ service: ServiceSpec, _ port: ServiceSpec.Port) {
    let descriptor = LoopbackSocket.listen(door.address, door.port)
    guard descriptor >= 0 else {
      let reason = strerror(-descriptor).map { String(cString: $0) } ?? "error \(-descriptor)"
      if refused.insert(door).inserted {
        log("service \(service.namespace)/\(service.name): cannot listen on \(door.address):\(door.port): \(reason)")
      }
      return
    }
    refused.remove(door)
    listeners[door] = Listener(descriptor: descriptor, service: service, port: port)
    reactor.watch(descriptor, for: POLLIN) { [unowned self] _ in accept(door) }
    log("service \(service.namespace)/\(service.name) listens on \(door.address):\(door.port)")
  }

  private func accept(_ door: Door) {
    while let listener = listeners[door], let client = LoopbackSocket.accept(listener.descriptor) {
      let targets = targets(listener.service, listener.port)
      guard connections.count < ServiceProxy.limit, !targets.isEmpty else {
        LoopbackSocket.reset(client)
        continue
      }
      let target = targets[listener.turn % targets.count]
      listeners[door]?.turn = (listener.turn + 1) % targets.count
      let pod = LoopbackSocket.connect(target.address, target.port)
      guard pod >= 0 else {
        LoopbackSocket.reset(client)
        continue
      }
      connections.append(
        ProxyConnection(client: client, pod: pod, reactor: reactor) { [unowned self] connection in
          connections.removeAll { $0 === connection }
        })
    }
  }
}
