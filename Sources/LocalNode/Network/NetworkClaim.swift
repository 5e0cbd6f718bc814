import Glibc

/// Two numbers that begin the addresses of one local node's pods, and of no other's on this machine: as long as it
/// lives, a datagram socket is bound to an address that no pod has.
final class NetworkClaim {
  /// The first two numbers: `127.1`.
  let network: String
  private let descriptor: Int32

  /// Claims a network; nil when another node has it.
  init?(_ network: String) {
    self.network = network
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(8472).bigEndian
    guard inet_pton(AF_INET, "\(network).0.255", &address.sin_addr) == 1 else { return nil }
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if code != 0 {
      close(descriptor)
      return nil
    }
  }

  /// The first network of 127.1 to 127.90 that nobody has.
  static func first() -> NetworkClaim? { (1...90).lazy.compactMap { NetworkClaim("127.\($0)") }.first }

  deinit { close(descriptor) }
}
