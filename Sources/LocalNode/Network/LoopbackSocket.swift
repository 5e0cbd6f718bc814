import Glibc

/// Sockets on loopback addresses. No other address is ever listened on or called.
enum LoopbackSocket {
  /// Listens; a failure is minus the system's number.
  static func listen(_ host: String, _ port: Int) -> Int32 {
    open(host, port) { descriptor, address, length in
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      return bind(descriptor, address, length) == 0 && Glibc.listen(descriptor, 256) == 0
    }
  }

  /// Begins a connection, which is there when the socket becomes writable; a failure is minus the system's number.
  static func connect(_ host: String, _ port: Int) -> Int32 {
    open(host, port) { descriptor, address, length in
      var yes: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      return Glibc.connect(descriptor, address, length) == 0 || errno == EINPROGRESS
    }
  }

  /// Takes a connection; nil when there is none.
  static func accept(_ listener: Int32) -> Int32? {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    return descriptor
  }

  /// The error that a connection ended with; 0 for none.
  static func error(_ descriptor: Int32) -> Int32 {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
    return code
  }

  /// Closes a connection so that the other side sees a reset, as from an address where nobody is.
  static func reset(_ descriptor: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close(descriptor)
  }

  /// Whether an address is one of 127.0.0.0/8.
  static func isLoopback(_ host: String) -> Bool {
    var address = in_addr()
    return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
  }

  private static func open(
    _ host: String, _ port: Int, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Int32 {
    guard isLoopback(host), let port = UInt16(exactly: port) else { return -EADDRNOTAVAIL }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { return -errno }
    let done = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard !done else { return descriptor }
    let reason = errno
    close(descriptor)
    return -reason
  }
}
