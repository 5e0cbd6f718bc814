import Glibc

/// A socket that listens.
struct ListeningSocket {
  /// The socket; whoever takes it closes it.
  let descriptor: Int32
  /// Where it listens, with the port that the system chose.
  let address: ListenAddress

  /// Opens it; the failure tells the address and the system's reason.
  static func open(_ address: ListenAddress) throws(ServiceFailure) -> ListeningSocket {
    guard let (numbers, length) = address.sockets else { throw .badAddress(address.text) }
    var storage = numbers
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(Int32(storage.ss_family), kind, 0)
    guard descriptor >= 0 else { throw .cannotListen(address.text, errno) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let code = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard code == 0, listen(descriptor, 256) == 0 else {
      let reason = errno
      close(descriptor)
      throw .cannotListen(address.text, reason)
    }
    return ListeningSocket(descriptor: descriptor, address: bound(descriptor, address))
  }

  private static func bound(_ descriptor: Int32, _ address: ListenAddress) -> ListenAddress {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let port: UInt16 = withUnsafeMutablePointer(to: &storage) { pointer in
      let code = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
      // The port stands at one place for both families.
      return code == 0
        ? pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
        : address.port
    }
    return ListenAddress(host: address.host, port: port)
  }
}
