import Glibc

/// Where a service listens: `0.0.0.0:8000`, `127.0.0.1:0`, `[::1]:8000`.
///
/// Only numbers are taken, no names: a service should not wait for name resolution to come up.
public struct ListenAddress: Sendable, Hashable {
  /// The address, IPv4 or IPv6, without brackets.
  public var host: String
  /// The port; 0 lets the system choose.
  public var port: UInt16

  /// Where containers listen.
  public static let container = ListenAddress(host: "0.0.0.0", port: 8000)

  /// Makes an address.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `ADDRESS:PORT`; nil when it is none.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard host.contains(":") else { return nil }
    } else if host.contains(":") {
      return nil
    }
    self.init(host: host, port: port)
    guard sockets != nil else { return nil }
  }

  /// `127.0.0.1:8000`, `[::1]:8000`
  public var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// The address as the system takes it, with its length; nil when it is none.
  var sockets: (storage: sockaddr_storage, length: socklen_t)? {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0, let first = list?.pointee, let address = first.ai_addr
    else { return nil }
    defer { freeaddrinfo(list) }
    var storage = sockaddr_storage()
    memcpy(&storage, address, Int(first.ai_addrlen))
    return (storage, first.ai_addrlen)
  }
}
