import Glibc
import System

/// Sends spans to an agent of Jaeger.
final class JaegerSender: SpanSender {
  private let host: String
  private let port: UInt16
  private let service: String
  private let tags: [Span.Tag]
  /// -1 until the name of the host is known.
  private let socket = Guarded<Int32>(-1)

  init(host: String, port: UInt16, service: String, tags: [Span.Tag]) {
    (self.host, self.port, self.service, self.tags) = (host, port, service, tags)
  }

  deinit {
    let descriptor = socket.current
    if descriptor >= 0 { close(descriptor) }
  }

  func send(_ spans: [Span], isCancelled: @escaping @Sendable () -> Bool) -> Int {
    guard let descriptor = open() else { return spans.count }
    let (datagrams, tooLarge) = JaegerBatch.datagrams(spans, service: service, tags: tags)
    var isLost = false
    for datagram in datagrams {
      // The first error may be that of the datagram before: nobody listened.
      var count = Glibc.send(descriptor, datagram, datagram.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      if count < 0, errno == ECONNREFUSED {
        count = Glibc.send(descriptor, datagram, datagram.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      }
      if count < 0 { isLost = true }
    }
    return isLost ? spans.count : tooLarge
  }

  private func open() -> Int32? {
    let known = socket.current
    if known >= 0 { return known }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return nil }
    defer { freeaddrinfo(list) }
    var next = list
    while let entry = next?.pointee {
      next = entry.ai_next
      let descriptor = Glibc.socket(entry.ai_family, entry.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
      if descriptor < 0 { continue }
      if connect(descriptor, entry.ai_addr, entry.ai_addrlen) == 0 {
        socket.with { $0 = descriptor }
        return descriptor
      }
      close(descriptor)
    }
    return nil
  }
}
