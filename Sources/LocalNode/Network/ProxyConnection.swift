import Glibc

/// One connection to a service and the one behind it to a pod; what comes in at one goes out at the other.
final class ProxyConnection {
  /// How much is held for a side that does not read, in bytes.
  private static let limit = 64 * 1024

  private final class Side {
    let descriptor: Int32
    /// What is to be written here.
    var pending: [UInt8] = []
    var written = 0
    /// Nothing more comes from here.
    var isEnded = false
    /// Nothing more is to be written here, and the other side knows.
    var isShut = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }
  }

  private let reactor: Reactor
  private let client: Side
  private let pod: Side
  private let closed: (ProxyConnection) -> Void
  private var isConnected = false

  init(client: Int32, pod: Int32, reactor: Reactor, closed: @escaping (ProxyConnection) -> Void) {
    (self.client, self.pod) = (Side(client), Side(pod))
    (self.reactor, self.closed) = (reactor, closed)
    reactor.watch(client, for: 0) { [unowned self] in happened(self.client, $0) }
    reactor.watch(pod, for: POLLOUT) { [unowned self] in happened(self.pod, $0) }
  }

  /// Ends both at once.
  func end(withReset: Bool = true) {
    for side in [client, pod] {
      reactor.forget(side.descriptor)
      if withReset { LoopbackSocket.reset(side.descriptor) } else { close(side.descriptor) }
    }
    closed(self)
  }

  private func happened(_ side: Side, _ events: Int16) {
    if !isConnected {
      // The client has gone, the pod refuses, or the connection is there.
      guard side === pod, LoopbackSocket.error(pod.descriptor) == 0 else { return end() }
      isConnected = true
    }
    let other = side === client ? pod : client
    if events & Int16(POLLOUT) != 0, !flush(side) { return end() }
    if events & Int16(POLLIN | POLLHUP | POLLERR) != 0, !side.isEnded, !take(side, other) { return end() }
    if client.isEnded, pod.isEnded, client.pending.isEmpty, pod.pending.isEmpty { return end(withReset: false) }
    watch(client, pod)
    watch(pod, client)
  }

  private func watch(_ side: Side, _ other: Side) {
    let reads = !side.isEnded && other.pending.isEmpty
    reactor.change(side.descriptor, to: (reads ? POLLIN : 0) | (side.pending.isEmpty ? 0 : POLLOUT))
  }

  /// Reads once from a side and writes it to the other; false when a connection broke.
  private func take(_ side: Side, _ other: Side) -> Bool {
    guard other.pending.isEmpty else { return true }
    var buffer = [UInt8](repeating: 0, count: ProxyConnection.limit)
    let count = read(side.descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    if count == 0 { side.isEnded = true } else { other.pending = Array(buffer[..<count]) }
    return flush(other, isLast: side.isEnded)
  }

  private func flush(_ side: Side) -> Bool { flush(side, isLast: (side === client ? pod : client).isEnded) }

  private func flush(_ side: Side, isLast: Bool) -> Bool {
    while !side.pending.isEmpty {
      let count = side.pending[side.written...].withUnsafeBytes {
        send(side.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EAGAIN
      }
      side.written += count
      if side.written == side.pending.count { (side.pending, side.written) = ([], 0) }
    }
    if isLast, !side.isShut {
      side.isShut = true
      shutdown(side.descriptor, Int32(SHUT_WR))
    }
    return true
  }
}
