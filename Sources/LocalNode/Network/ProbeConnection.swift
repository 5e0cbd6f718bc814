import Glibc

/// A question over TCP: a connection alone, or a GET whose status counts.
final class ProbeConnection {
  /// Whether it is as it should be, and if not, why.
  typealias Answer = (Bool, String) -> Void

  private let reactor: Reactor
  private let descriptor: Int32
  private let request: [UInt8]
  private var received: [UInt8] = []
  private var timer = 0
  private var isSent = false
  private var answer: Answer?

  /// Asks; the answer comes once, later, unless the connection cannot even be begun.
  ///
  /// - Parameters:
  ///   - request: What is sent; empty when the connection is enough.
  ///   - timeout: Seconds.
  static func ask(
    _ host: String, _ port: Int, request: [UInt8], timeout: Double, reactor: Reactor, answer: @escaping Answer
  ) {
    let descriptor = LoopbackSocket.connect(host, port)
    guard descriptor >= 0 else { return answer(false, words(-descriptor)) }
    // The reactor's handlers keep it until it is done.
    let connection = ProbeConnection(descriptor, request, reactor, answer)
    reactor.watch(descriptor, for: POLLOUT) { connection.happened($0) }
    connection.timer = reactor.at(NodeClock.now.monotonic + timeout) {
      connection.end(false, "no answer within \(Int(timeout)) s")
    }
  }

  private init(_ descriptor: Int32, _ request: [UInt8], _ reactor: Reactor, _ answer: @escaping Answer) {
    (self.descriptor, self.request, self.reactor, self.answer) = (descriptor, request, reactor, answer)
  }

  /// A GET as a kubelet sends it.
  static func get(_ path: String, host: String, port: Int, headers: [ProbeSpec.Header]) -> [UInt8] {
    // A path that would end the line stays within it.
    let path = String(decoding: path.utf8.map { $0 <= 0x20 || $0 == 0x7F ? UInt8(ascii: "+") : $0 }, as: UTF8.self)
    var lines = ["GET \(path) HTTP/1.1"]
    let names = Set(headers.map { $0.name.lowercased() })
    if !names.contains("host") { lines.append("Host: \(host):\(port)") }
    if !names.contains("user-agent") { lines.append("User-Agent: local-node") }
    lines += headers.map { "\($0.name): \($0.value)" } + ["Accept: */*", "Connection: close", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// The status of an answer's first line; nil for none.
  static func status(_ line: some Collection<UInt8>) -> Int? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), words[1].utf8.prefix(4).count == 3 else { return nil }
    return Int(words[1].prefix { $0.isNumber })
  }

  private func happened(_ events: Int16) {
    if !isSent {
      let code = LoopbackSocket.error(descriptor)
      guard code == 0 else { return end(false, ProbeConnection.words(code)) }
      if request.isEmpty { return end(true, "") }
      let count = request.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A few hundred bytes on a fresh connection always fit.
      guard count == request.count else { return end(false, ProbeConnection.words(errno)) }
      isSent = true
      return reactor.change(descriptor, to: POLLIN)
    }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    if count > 0 { received += buffer[..<count] }
    let line = received.firstIndex(of: 0x0A).map { received[..<$0].filter { $0 != 0x0D } }
    if let line {
      guard let status = ProbeConnection.status(line) else { return end(false, "no answer of HTTP") }
      return end((200..<400).contains(status), "HTTP probe failed with statuscode: \(status)")
    }
    if count <= 0 || received.count > 8192 { end(false, "the connection ended without an answer") }
  }

  private func end(_ success: Bool, _ message: String) {
    guard let answer else { return }
    self.answer = nil
    reactor.cancel(timer)
    reactor.forget(descriptor)
    close(descriptor)
    answer(success, success ? "" : message)
  }

  private static func words(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}
