import CSystem
import Glibc
import JSON
import Kubernetes
import System

/// A node of a Kubernetes cluster whose pods are processes of this machine.
///
/// One thread runs the pods: it waits for descriptors and moments, and never for the API server. Three threads follow
/// pods, services and the node's own object, and one writes what there is to say.
public final class NodeRunner {
  private let settings: NodeSettings
  private let client: KubernetesClient
  private let host: PodHost
  private let log: (String) -> Void
  private let inbox = Inbox()
  private let stop = Event()
  private let writer: NodeWriter
  private var proxy: ServiceProxy?
  private let claim: NetworkClaim
  private var addresses: AddressPool
  /// By uid.
  private var keepers: [String: PodKeeper] = [:]
  /// Those whose binding was asked for, by uid.
  private var asked: Set<String> = []
  private var waiting: [String: PodSpec] = [:]
  /// Those of which nothing is left but the object, by uid.
  private var removed: Set<String> = []
  private var services: [String: ServiceSpec] = [:]
  private var isCordoned = false
  private var scrapeTargets: ScrapeTargets?

  /// Makes a node.
  ///
  /// - Parameter log: Gets a line for everything that is worth one; called from several threads.
  public init(
    settings: NodeSettings, access: KubernetesAccess, log: @escaping @Sendable (String) -> Void
  ) throws(AddressPool.Invalid) {
    (self.settings, self.log) = (settings, log)
    if let network = settings.podNetwork { _ = try AddressPool(network: network) }
    guard let claim = settings.podNetwork.map({ NetworkClaim($0) }) ?? NetworkClaim.first() else {
      throw AddressPool.Invalid()
    }
    self.claim = claim
    addresses = try AddressPool(network: claim.network)
    host = PodHost(settings: settings, log: log)
    scrapeTargets = settings.targetsFile.map { ScrapeTargets(path: $0) }
    let stop = stop
    var client = KubernetesClient(access, userAgent: "local-node/\(settings.version)")
    client.wait = .init(wakeDescriptor: stop.descriptor) { stop.isSet }
    self.client = client
    let machine = (processors: sysconf(Int32(_SC_NPROCESSORS_ONLN)), memory: NodeRunner.memory)
    let records = NodeRecords(settings: settings, machine: machine, started: Clock.now.seconds)
    let inbox = inbox
    writer = NodeWriter(client, records: records, stop: stop) { inbox.add(.problem($0)) }
  }

  private static var memory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  /// Runs until SIGTERM or SIGINT; then every process has ended.
  public func run() {
    let signals = NodeSignals()
    defer { signals.close() }
    let api = apiTarget
    let proxy = ServiceProxy(
      reactor: host.reactor,
      targets: { [unowned self] service, port in
        if service.namespace == "default", service.name == "kubernetes", service.selector.isEmpty {
          return api.map { [$0] } ?? []
        }
        return targets(service, port)
      }, log: log)
    self.proxy = proxy
    host.removed = { [unowned self] keeper in
      let pod = keeper.spec
      log("pod \(pod.namespace)/\(pod.name) is gone")
      removed.insert(pod.uid)
      writer.add(.remove(namespace: pod.namespace, name: pod.name, uid: pod.uid))
    }
    var isStopping = false
    host.reactor.watch(signals.descriptor, for: POLLIN) { [unowned self] _ in
      if signals.take() { isStopping = true }
      host.children.collect()
    }
    host.reactor.watch(inbox.arrived.descriptor, for: POLLIN) { [unowned self] _ in inbox.take().forEach(hear) }
    let threads = startThreads()
    while !isStopping {
      // A pod whose process could not start may have ended while nobody waited for it.
      let next = keepers.values.compactMap(\.machine.nextWake).min()
      let retry = proxy.hasRefusals ? NodeClock.now.monotonic + 1 : nil
      host.reactor.turn(until: [next, retry].compactMap(\.self).min())
      if proxy.hasRefusals { proxy.update(sortedServices) }
      advance()
    }
    log("stopping: \(host.children.count) processes")
    proxy.end()
    stop.set()
    host.children.endAll(within: 5)
    for thread in threads {
      var entry = pollfd(fd: thread.done.descriptor, events: Int16(POLLIN), revents: 0)
      poll(&entry, 1, 3000)
    }
    log("stopped")
  }

  private func advance() {
    let now = NodeClock.now.monotonic
    for (uid, keeper) in keepers.sorted(by: { $0.key < $1.key }) {
      if let wake = keeper.machine.nextWake, wake <= now { keeper.advance() }
      if keeper.isGone {
        keepers[uid] = nil
        addresses.release(keeper.machine.address)
        bindWaiting()
      } else if let status = keeper.news(hostAddress: settings.address) {
        writer.add(.status(namespace: keeper.spec.namespace, name: keeper.spec.name, uid: uid, status))
      }
    }
    let running = keepers.values.filter { $0.machine.phase == .running }.map {
      ScrapeTargets.Pod(spec: $0.spec, address: $0.machine.address, isReady: $0.machine.isReady)
    }
    if let code = scrapeTargets?.update(running, node: settings.name) {
      log("\(settings.targetsFile ?? ""): \(strerror(code).map { String(cString: $0) } ?? "error \(code)")")
      scrapeTargets = nil
    }
  }

  // MARK: Threads

  private func startThreads() -> [WorkerThread] {
    let (client, inbox, stop, writer) = (client, inbox, stop, writer)
    let problem: @Sendable (String) -> Void = { inbox.add(.problem($0)) }
    let pods = ObjectFeed(
      client, .pods, stop: stop, all: { inbox.add(.pods($0.compactMap { PodSpec($0) })) },
      one: { event in
        guard let pod = PodSpec(event.object) else { return }
        inbox.add(event.kind == .deleted ? .podGone(pod) : .pod(pod))
      }, problem: problem)
    let services = ObjectFeed(
      client, .services, stop: stop, all: { inbox.add(.services($0.compactMap { ServiceSpec($0) })) },
      one: { event in
        guard let service = ServiceSpec(event.object) else { return }
        inbox.add(event.kind == .deleted ? .serviceGone(service) : .service(service))
      }, problem: problem)
    let node = ObjectFeed(
      client, .nodes, selection: .name(settings.name), stop: stop,
      all: { nodes in
        inbox.add(.cordoned(nodes.first?["spec"]?["unschedulable"]?.bool ?? false))
      },
      one: { inbox.add(.cordoned($0.object["spec"]?["unschedulable"]?.bool ?? false)) }, problem: problem)
    return [
      WorkerThread.start { writer.run() }, WorkerThread.start { pods.run() }, WorkerThread.start { services.run() },
      WorkerThread.start { node.run() },
    ].compactMap(\.self)
  }

  // MARK: News

  private func hear(_ news: NodeNews) {
    switch news {
    case .pods(let pods):
      let present = Set(pods.map(\.uid))
      waiting = [:]
      asked.formIntersection(present)
      removed.formIntersection(present)
      for (_, keeper) in keepers.sorted(by: { $0.key < $1.key }) where !present.contains(keeper.spec.uid) {
        keeper.vanish()
      }
      pods.forEach(take)
    case .pod(let pod): take(pod)
    case .podGone(let pod):
      waiting[pod.uid] = nil
      asked.remove(pod.uid)
      keepers[pod.uid]?.vanish()
      removed.remove(pod.uid)
    case .services(let list):
      services = Dictionary(list.map { ("\($0.namespace)/\($0.name)", $0) }, uniquingKeysWith: { $1 })
      proxy?.update(sortedServices)
    case .service(let service):
      services["\(service.namespace)/\(service.name)"] = service
      proxy?.update(sortedServices)
    case .serviceGone(let service):
      services["\(service.namespace)/\(service.name)"] = nil
      proxy?.update(sortedServices)
    case .cordoned(let cordoned):
      if cordoned != isCordoned { log(cordoned ? "cordoned: no more pods are taken" : "pods are taken again") }
      isCordoned = cordoned
      bindWaiting()
    case .problem(let words): log(words)
    }
  }

  private func take(_ pod: PodSpec) {
    if let keeper = keepers[pod.uid] { return keeper.update(pod) }
    if removed.contains(pod.uid) { return }
    if pod.nodeName == nil, pod.deletionGracePeriod == nil {
      waiting[pod.uid] = pod
      return bindWaiting()
    }
    guard pod.nodeName == settings.name else { return }
    asked.remove(pod.uid)
    guard !pod.isFinished else {
      // One that has ended by itself and is deleted now: nothing is left but the object.
      if pod.deletionGracePeriod != nil { writer.add(.remove(namespace: pod.namespace, name: pod.name, uid: pod.uid)) }
      return
    }
    guard let address = addresses.take() else { return log("pod \(pod.namespace)/\(pod.name): no address is left") }
    let keeper = PodKeeper(pod, address: address, host: host) { [unowned self] machine in
      ContainerEnvironment(
        pod: machine.spec, address: machine.address, node: (settings.name, settings.address),
        services: sortedServices, base: settings.variables)
    }
    keepers[pod.uid] = keeper
    if pod.deletionGracePeriod != nil { keeper.update(pod) } else { keeper.advance() }
  }

  private func bindWaiting() {
    guard !isCordoned else { return }
    for (uid, pod) in waiting.sorted(by: { $0.value.name < $1.value.name })
    where keepers.count + asked.count < NodeRecords.podLimit {
      waiting[uid] = nil
      asked.insert(uid)
      writer.add(.bind(namespace: pod.namespace, name: pod.name, uid: uid))
    }
  }

  // MARK: Services

  private var sortedServices: [ServiceSpec] { services.sorted { $0.key < $1.key }.map(\.value) }

  private func targets(_ service: ServiceSpec, _ port: ServiceSpec.Port) -> [ServiceProxy.Target] {
    keepers.values.filter { $0.machine.isReady && service.selects($0.spec) }
      .compactMap { keeper in
        port.target.resolved(keeper.spec.containers).map {
          ServiceProxy.Target(address: keeper.machine.address, port: $0)
        }
      }
      .sorted { $0.address < $1.address }
  }

  /// Where the API server listens, for the service `kubernetes`, which has no pods.
  private var apiTarget: ServiceProxy.Target? {
    let authority = client.access.server.split(separator: "/").dropFirst().first ?? ""
    let parts = authority.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1]) else { return nil }
    return ServiceProxy.Target(address: parts[0] == "localhost" ? "127.0.0.1" : String(parts[0]), port: port)
  }
}
