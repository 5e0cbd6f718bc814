import CSystem
import Glibc
import Tracing

/// One running service.
final class Service {
  /// Where it listens.
  let address: ListenAddress

  private let settings: ServiceSettings
  private let behavior: ServiceBehavior
  private let loop: EventLoop
  private let server: WebServer
  private let signals: StopSignals
  private let labels: [(name: String, value: String)]
  private let head: [UInt8]
  private var metrics = ServiceMetrics()
  private var count = 0
  private let client: CounterClient?
  private let tracing: ServiceTracing
  private let log: ServiceLog
  private var breaker: CircuitBreaker?
  /// Nanoseconds after which it leaves even when a request has no answer.
  private static let longestDrain = Moment.nanoseconds(25)
  /// Nanoseconds that it waits for the first request of a connection.
  private static let newcomerTime = 200_000_000

  init(_ settings: ServiceSettings) throws(ServiceFailure) {
    self.settings = settings
    behavior = ServiceBehavior(settings.kind, version: settings.version)
    signals = try StopSignals()
    loop = try EventLoop()
    let socket = try ListeningSocket.open(settings.address)
    address = socket.address
    server = try WebServer(socket, loop: loop)
    let (name, version) = (settings.kind.rawValue, String(settings.version))
    let host = settings.host.isEmpty ? Service.machineName : settings.host
    labels = [("host", host), ("name", name), ("version", version)]
    tracing = ServiceTracing(settings, host: host)
    log = ServiceLog("\(name) \(version)")
    switch behavior.source {
    case .counts: client = nil
    case .asks(let hasBreaker):
      client = try CounterClient(url: settings.counterURL, loop: loop)
      breaker = hasBreaker ? CircuitBreaker() : nil
    }
    let last = settings.kind == .service1 ? "timestamp" : "last"
    head = Array(#"{"svc":"\#(name)","version":"\#(version)","\#(last)":"#.utf8)
    server.handle = { [unowned self] in handle($0) }
    server.answered = { [unowned self] in record($0) }
    loop.watch(signals.descriptor, for: EPOLLIN.rawValue) { [unowned self] _ in
      signals.drain()
      beginStopping()
    }
  }

  /// Serves until a signal stops it.
  func run() { loop.run() }

  private static var machineName: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // MARK: Requests

  private func handle(_ exchange: Exchange) {
    switch exchange.path {
    case .health:
      server.answer(exchange, behavior.isHealthy ? .ok : .failed, isEmpty: true)
    case .metrics:
      server.answer(exchange, text: metrics.text(labels: labels), contentType: MetricsText.contentType)
    case .root:
      switch behavior.source {
      case .counts:
        let span = tracing.isActive ? beginCounting(exchange) : nil
        guard behavior.delay > 0 else { return answerOwnCount(exchange, span) }
        server.suspend(exchange)
        loop.after(Moment.nanoseconds(behavior.delay)) { [unowned self] in
          answerOwnCount(exchange, span)
          server.resume(exchange)
        }
      case .asks:
        ask(exchange)
      }
    case .other:
      server.answer(exchange, .notFound)
    }
  }

  private func ask(_ exchange: Exchange) {
    let permit = breaker?.permit(at: Moment.monotonic)
    if breaker != nil, permit == nil { return fail(exchange, .circuitOpen) }
    let incoming = tracing.incoming(exchange)
    let span = tracing.begin("fetch-counter", .client, under: incoming)
    server.suspend(exchange)
    client?.fetch(headers: tracing.headers(for: span, under: incoming)) { [unowned self] outcome in
      if let span { endFetching(span, outcome) }
      switch outcome {
      case .success(let value):
        if let permit { breaker?.succeeded(permit) }
        answer(exchange, value)
      case .failure(let problem):
        if let permit { breaker?.failed(permit, at: Moment.monotonic) }
        fail(exchange, problem)
      }
      server.resume(exchange)
    }
  }

  private func endFetching(_ span: Span, _ outcome: Result<Int, CallProblem>) {
    var span = span
    span.set("http.method", .string("GET"))
    span.set("http.url", .string(settings.counterURL))
    tracing.note(client?.peer, in: &span)
    if case .failure(let problem) = outcome {
      span.isError = true
      span.events.append(Span.Event(time: Moment.world, fields: [Span.Tag("event", .string("\(problem.label)"))]))
    }
    tracing.end(span)
  }

  private func beginCounting(_ exchange: Exchange) -> Span? {
    guard var span = tracing.begin("next-count", .server, under: tracing.incoming(exchange)) else { return nil }
    span.set("http.method", .string("\(exchange.method.label)"))
    span.set("http.url", .string("http://\(exchange.header("Host") ?? address.text)/"))
    tracing.note(exchange.peer, in: &span)
    return span
  }

  private func answerOwnCount(_ exchange: Exchange, _ span: Span?) {
    count += 1
    answer(exchange, count)
    if let span { tracing.end(span) }
  }

  private func answer(_ exchange: Exchange, _ value: Int) {
    metrics.counter = value
    var text = AnswerText(exchange.bytes, capacity: Exchange.capacity)
    text.append(head)
    if settings.kind == .service1 {
      text.append(seconds: Moment.world)
      text.append(Service.countKey)
    }
    text.append(value)
    text.append(UInt8(ascii: "}"))
    exchange.finish(.ok, length: text.length)
  }

  private static let countKey = Array(#","count":"#.utf8)

  private func fail(_ exchange: Exchange, _ problem: CallProblem) {
    metrics.count(exchange.path, exchange.method, problem)
    log.note("no count from service2: \(problem.label)")
    server.answer(exchange, .failed)
  }

  private func record(_ exchange: Exchange) {
    guard exchange.path.isCounted else { return }
    let time = Moment.monotonic - exchange.start
    metrics.count(exchange.path, exchange.method, exchange.status, nanoseconds: time)
  }

  // MARK: The end

  private func beginStopping() {
    guard !server.isClosing else { return }
    log.note("asked to stop, \(server.inFlight) requests in flight")
    server.beginClosing()
    if settings.stopDelay == 0 {
      drain()
    } else {
      loop.after(Moment.nanoseconds(settings.stopDelay)) { [unowned self] in drain() }
    }
  }

  private func drain() {
    server.stopListening()
    leave(since: Moment.monotonic)
  }

  private func leave(since start: Int) {
    let now = Moment.monotonic
    // Whoever has just come is about to ask.
    let isExpecting = server.hasNewcomer && now - start < Service.newcomerTime
    if server.inFlight == 0, !isExpecting {
      server.stop()
      tracing.close()
      loop.stop()
    } else if now - start > Service.longestDrain {
      loop.stop()
    } else {
      loop.after(10_000_000) { [unowned self] in leave(since: start) }
    }
  }
}
