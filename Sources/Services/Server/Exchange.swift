import CMicroHTTPD
import Glibc

/// A request and the answer to it, from its first header to the last byte sent.
///
/// Exchanges are kept and used again: their answer's bytes lie in one place, under a response of libmicrohttpd that is
/// made anew only when the length changes. A request then costs no memory from the system.
final class Exchange {
  /// How far it is.
  enum Phase {
    /// The body of the request is being read, to be thrown away.
    case reading
    /// The service is at it.
    case pending
    /// The answer is there.
    case answered
  }

  /// Bytes that an answer of ``finish(_:bytes:)`` may have.
  static let capacity = 256

  private(set) var connection: OpaquePointer?
  private(set) var path = RequestPath.other
  private(set) var method = RequestMethod.other
  /// On the clock that never jumps.
  private(set) var start = 0
  /// Where the service writes the bytes of its answer.
  let bytes: UnsafeMutablePointer<UInt8>

  private(set) var status = AnswerStatus.ok
  var phase = Phase.pending
  var isSuspended = false
  var isTooLarge = false
  var bodyLength = 0
  var seat = 0
  /// A response of libmicrohttpd that others use too.
  var shared: OpaquePointer?
  /// Whether ``shared`` is to be given back once it is queued.
  var ownsShared = false
  /// The response over ``bytes``.
  private var own: OpaquePointer?
  private var ownLength = -1
  private var ownCloses = false
  let number: Int

  init(number: Int) {
    self.number = number
    bytes = .allocate(capacity: Exchange.capacity)
    bytes.initialize(repeating: 0, count: Exchange.capacity)
  }

  deinit {
    if let own { MHD_destroy_response(own) }
    bytes.deallocate()
  }

  /// Begins with a new request.
  func begin(_ connection: OpaquePointer?, path: RequestPath, method: RequestMethod, seat: Int, at start: Int) {
    self.connection = connection
    self.path = path
    self.method = method
    self.seat = seat
    self.start = start
    phase = .pending
    (isSuspended, isTooLarge, bodyLength, shared) = (false, false, 0, nil)
  }

  /// Ends it; nothing of the request is kept.
  func end() {
    connection = nil
    shared = nil
  }

  /// Sets the answer to the first bytes of ``bytes``.
  func finish(_ status: AnswerStatus, length: Int) {
    self.status = status
    bodyLength = length
    shared = nil
    phase = .answered
  }

  /// Sets the answer to a response that others use too.
  func finish(_ status: AnswerStatus, shared response: OpaquePointer?) {
    self.status = status
    shared = response
    phase = .answered
  }

  /// The response over ``bytes``, made anew when its length is another.
  func response(closing: Bool) -> OpaquePointer? {
    if own == nil || ownLength != bodyLength || ownCloses != closing {
      if let own { MHD_destroy_response(own) }
      own = MHD_create_response_from_buffer(bodyLength, bytes, .RESPMEM_PERSISTENT)
      MHD_add_response_header(own, "Content-Type", "application/json")
      if closing { MHD_add_response_header(own, "Connection", "close") }
      (ownLength, ownCloses) = (bodyLength, closing)
    }
    return own
  }

  /// The client's address and port.
  var peer: (address: String, port: Int)? {
    guard let connection, let address = chaos_mhd_client(connection) else { return nil }
    var name = [CChar](repeating: 0, count: 64)
    var port = [CChar](repeating: 0, count: 8)
    let flags = NI_NUMERICHOST | NI_NUMERICSERV
    let length = socklen_t(
      Int32(address.pointee.sa_family) == AF_INET6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size)
    guard getnameinfo(address, length, &name, 64, &port, 8, flags) == 0, let number = Int(Exchange.text(port)) else {
      return nil
    }
    return (Exchange.text(name), number)
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The value of a header of the request, bounded as its head is.
  func header(_ name: String) -> String? {
    guard let connection, let value = MHD_lookup_connection_value(connection, .HEADER_KIND, name) else { return nil }
    return String(cString: value)
  }
}
