import CSystem
import HTTP
import JSON

/// Asks service2 for the count, a second at most.
final class CounterClient {
  /// Milliseconds for the whole of a call.
  static let timeout = 1000

  private let caller: HTTPCaller

  init(url: String, loop: EventLoop) throws(ServiceFailure) {
    guard let caller = HTTPCaller(url: url, timeout: CounterClient.timeout) else { throw .noClient }
    self.caller = caller
    caller.watch = { [unowned loop, unowned caller] descriptor, interest in
      guard !interest.isEmpty else { return loop.forget(descriptor) }
      var events: UInt32 = 0
      if interest.contains(.reading) { events |= EPOLLIN.rawValue }
      if interest.contains(.writing) { events |= EPOLLOUT.rawValue }
      loop.watch(descriptor, for: events) { happened in
        var interest: HTTPCaller.Interest = []
        // An end or an error is seen by reading and by writing.
        let ended = EPOLLERR.rawValue | EPOLLHUP.rawValue
        if happened & (EPOLLIN.rawValue | ended) != 0 { interest.insert(.reading) }
        if happened & (EPOLLOUT.rawValue | ended) != 0 { interest.insert(.writing) }
        caller.act(on: descriptor, interest)
      }
    }
    caller.schedule = { [unowned loop] milliseconds in
      loop.alarm = milliseconds.map { Moment.monotonic + $0 * 1_000_000 }
    }
    loop.ring = { [unowned caller] in caller.timeElapsed() }
  }

  /// Asks; the closure is called once, later or at once.
  func fetch(headers: [String] = [], finish: @escaping (Result<Int, CallProblem>) -> Void) {
    caller.call(headers: headers) { outcome in
      switch outcome {
      case .answered(status: 200, let body):
        finish(CounterClient.count(in: Array(body)).map { .success($0) } ?? .failure(.answer))
      case .answered: finish(.failure(.answer))
      case .timedOut: finish(.failure(.timeout))
      case .failed: finish(.failure(.connection))
      }
    }
  }

  /// The other side of the call whose outcome is being told.
  var peer: (address: String, port: Int)? { caller.peer() }

  /// The count in an answer such as `{"svc":"service2","version":"1","last":2802}`.
  static func count(in bytes: [UInt8]) -> Int? {
    guard let document = try? JSONDocument(bytes: bytes, name: "service2") else { return nil }
    return document.root.value["last"]?.int
  }
}
