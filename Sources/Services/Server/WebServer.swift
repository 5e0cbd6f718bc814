import CMicroHTTPD
import CSystem
import Glibc

/// An HTTP server over libmicrohttpd, driven by the service's own loop.
final class WebServer {
  /// Answers a request: calls ``Exchange/finish(_:length:)`` or its kin, at once or, after ``suspend(_:)``, later.
  var handle: (Exchange) -> Void = { _ in }
  /// Called when an answer is set, before it is sent.
  var answered: (Exchange) -> Void = { _ in }

  private let limits: ServerLimits
  private let loop: EventLoop
  private var daemon: OpaquePointer?
  private var descriptor: Int32 = -1
  private var exchanges: [Exchange] = []
  private var free: [Int] = []
  private var seats: Seats
  private var keepingAnswers = FixedAnswers(closing: false)
  private var closingAnswers = FixedAnswers(closing: true)
  private var hasResumed = false

  /// Whether answers end their connections, since the service is about to leave.
  private(set) var isClosing = false
  /// Requests that have no complete answer yet.
  private(set) var inFlight = 0

  /// Whether a connection has not brought a request yet.
  var hasNewcomer: Bool { seats.hasNewcomer }

  /// Starts to listen.
  init(_ socket: ListeningSocket, loop: EventLoop, limits: ServerLimits = ServerLimits()) throws(ServiceFailure) {
    self.loop = loop
    self.limits = limits
    seats = Seats(count: limits.connections + 8)
    var settings = chaos_mhd_settings(
      socket: socket.descriptor, connection_memory: limits.headBytes, connections: UInt32(limits.connections),
      idle_seconds: UInt32(limits.exchangeTime / 1_000_000_000 + 5),
      handle: { context, connection, url, method, _, _, length, state in
        guard let context, let url, let method, let length, let state else { return .NO }
        return Unmanaged<WebServer>.fromOpaque(context)._withUnsafeGuaranteedRef {
          $0.access(connection, url, method, length, state)
        }
      },
      completed: { context, _, state, _ in
        guard let context, let state else { return }
        Unmanaged<WebServer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.completed(state) }
      },
      connection: { context, connection, state, code in
        guard let context, let connection, let state else { return }
        Unmanaged<WebServer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.changed(connection, state, code) }
      },
      context: Unmanaged.passUnretained(self).toOpaque())
    daemon = chaos_mhd_start(&settings)
    guard let daemon else {
      close(socket.descriptor)
      throw .noResources("thread or descriptor for libmicrohttpd")
    }
    descriptor = chaos_mhd_descriptor(daemon)
    loop.watch(descriptor, for: EPOLLIN.rawValue) { [unowned self] _ in self.run() }
    loop.beforeWait = { [unowned self] in self.patience() }
    sweepLater()
  }

  private func run() {
    if let daemon { MHD_run(daemon) }
  }

  /// Lets libmicrohttpd do what needs no waiting, and gives the milliseconds that it may then wait.
  private func patience() -> Int {
    if hasResumed {
      hasResumed = false
      run()
    }
    let milliseconds = Int(chaos_mhd_timeout(daemon))
    guard milliseconds == 0 else { return milliseconds }
    // It has read more than it has handled.
    run()
    return Int(chaos_mhd_timeout(daemon))
  }

  private func sweepLater() {
    loop.after(Moment.nanoseconds(1)) { [unowned self] in
      seats.sweep(at: Moment.monotonic, limits)
      run()
      sweepLater()
    }
  }

  // MARK: Requests

  private func access(
    _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>, _ method: UnsafePointer<CChar>,
    _ length: UnsafeMutablePointer<Int>, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  ) -> MHD_Result {
    let exchange: Exchange
    if let known = state.pointee {
      exchange = exchanges[Int(bitPattern: known) - 1]
      if exchange.phase == .reading {
        if length.pointee > 0 {
          exchange.bodyLength += length.pointee
          length.pointee = 0
          if exchange.bodyLength > limits.bodyBytes { exchange.isTooLarge = true }
          return .YES
        }
        dispatch(exchange)
      }
    } else {
      exchange = takeExchange()
      state.pointee = UnsafeMutableRawPointer(bitPattern: exchange.number + 1)
      let now = Moment.monotonic
      let seat = seatIndex(connection)
      exchange.begin(connection, path: RequestPath(url), method: RequestMethod(method), seat: seat, at: now)
      seats.note(seat, isBusy: true, at: now)
      if MHD_get_connection_values(connection, .HEADER_KIND, nil, nil) > Int32(limits.headers) {
        answer(exchange, .tooManyHeaders)
      } else if let length = MHD_lookup_connection_value(connection, .HEADER_KIND, "Content-Length"),
        strtoll(length, nil, 10) > Int64(limits.bodyBytes)
      {
        answer(exchange, .tooLarge)
      } else {
        // An answer at this point would end the connection.
        exchange.phase = .reading
      }
    }
    return exchange.phase == .answered ? queue(exchange) : .YES
  }

  private func dispatch(_ exchange: Exchange) {
    exchange.phase = .pending
    if exchange.isTooLarge {
      answer(exchange, .tooLarge)
    } else if exchange.path == .other {
      answer(exchange, .notFound)
    } else if !exchange.method.isAllowed {
      answer(exchange, .methodNotAllowed)
    } else {
      handle(exchange)
    }
  }

  /// Sets an answer that is the same every time.
  func answer(_ exchange: Exchange, _ status: AnswerStatus, isEmpty: Bool = false) {
    let answers = isClosing ? closingAnswers : keepingAnswers
    exchange.finish(status, shared: answers.response(status, isEmpty: isEmpty))
  }

  /// Sets a text as answer.
  func answer(_ exchange: Exchange, text: [UInt8], contentType: String) {
    var text = text
    let response = MHD_create_response_from_buffer(text.count, &text, .RESPMEM_MUST_COPY)
    MHD_add_response_header(response, "Content-Type", contentType)
    if isClosing { MHD_add_response_header(response, "Connection", "close") }
    exchange.finish(.ok, shared: response)
    exchange.ownsShared = true
  }

  private func queue(_ exchange: Exchange) -> MHD_Result {
    answered(exchange)
    let response = exchange.shared ?? exchange.response(closing: isClosing)
    let result = MHD_queue_response(exchange.connection, exchange.status.code, response)
    if exchange.ownsShared, let response {
      MHD_destroy_response(response)
      exchange.ownsShared = false
    }
    return result
  }

  /// Lets a request wait.
  func suspend(_ exchange: Exchange) {
    exchange.isSuspended = true
    MHD_suspend_connection(exchange.connection)
  }

  /// Goes on with a request that waited and has its answer now.
  func resume(_ exchange: Exchange) {
    exchange.isSuspended = false
    hasResumed = true
    MHD_resume_connection(exchange.connection)
  }

  // MARK: Bookkeeping

  private func takeExchange() -> Exchange {
    inFlight += 1
    if let number = free.popLast() { return exchanges[number] }
    let exchange = Exchange(number: exchanges.count)
    exchanges.append(exchange)
    return exchange
  }

  private func completed(_ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>) {
    guard let pointer = state.pointee else { return }
    state.pointee = nil
    let exchange = exchanges[Int(bitPattern: pointer) - 1]
    seats.note(exchange.seat, isBusy: false, at: Moment.monotonic)
    exchange.end()
    free.append(exchange.number)
    inFlight -= 1
  }

  private func seatIndex(_ connection: OpaquePointer?) -> Int {
    guard let information = chaos_mhd_connection_context(connection) else { return -1 }
    return Int(bitPattern: information) - 1
  }

  private func changed(
    _ connection: OpaquePointer, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>,
    _ code: MHD_ConnectionNotificationCode
  ) {
    if code == .CONNECTION_NOTIFY_STARTED {
      let seat = seats.take(chaos_mhd_connection_socket(connection), at: Moment.monotonic)
      state.pointee = seat.flatMap { UnsafeMutableRawPointer(bitPattern: $0 + 1) }
    } else if let seat = state.pointee {
      seats.leave(Int(bitPattern: seat) - 1)
    }
  }

  // MARK: The end

  /// Lets every answer from now on end its connection.
  func beginClosing() { isClosing = true }

  /// Takes what has been knocking until now, then listens no more.
  func stopListening() {
    run()
    let socket = MHD_quiesce_daemon(daemon)
    guard socket >= 0 else { return }
    // While libmicrohttpd answers some, others come: the last ones are taken with nothing else between.
    while chaos_mhd_take(daemon, socket) > 0 {}
    close(socket)
    run()
  }

  /// Ends all; must not be called while a request is in flight.
  func stop() {
    loop.forget(descriptor)
    MHD_stop_daemon(daemon)
    daemon = nil
  }
}
