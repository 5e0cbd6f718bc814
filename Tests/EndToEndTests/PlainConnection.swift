import Glibc
import TestSupport

/// An answer as it came over the wire.
struct PlainAnswer {
  var status: Int
  /// Names in small letters.
  var headers: [String: String]
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// A connection to a port of this machine that says whatever a test wants to say.
final class PlainConnection {
  struct Failure: Error {
    var what: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
    }
    guard code == 0 else {
      let reason = errno
      close(descriptor)
      throw Failure(what: "connect: \(String(cString: strerror(reason)))")
    }
  }

  deinit { close(descriptor) }

  /// Sends a request of HTTP/1.1.
  func send(_ method: String, _ path: String, headers: [String] = [], body: String = "") throws {
    let lines = ["\(method) \(path) HTTP/1.1", "Host: test"] + headers
    send(lines.map { $0 + "\r\n" }.joined() + "\r\n" + body)
  }

  /// Sends bytes as they are; an end of the connection is seen by ``receive(hasBody:)``.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  /// Reads one answer.
  func receive(hasBody: Bool = true) throws -> PlainAnswer {
    var end: Int?
    while end == nil {
      end = buffer.indices.first { buffer[$0...].starts(with: [13, 10, 13, 10]) }
      if end == nil, try !more() { throw Failure(what: "the connection ended in a head: \(buffer.count) bytes") }
    }
    let head = String(decoding: buffer[..<(end ?? 0)], as: UTF8.self)
    buffer.removeSubrange(..<((end ?? 0) + 4))
    let lines = head.split(separator: "\r\n").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    }
    let length = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
    while buffer.count < length {
      if try !more() { throw Failure(what: "the connection ended in a body") }
    }
    defer { buffer.removeSubrange(..<length) }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return PlainAnswer(status: status, headers: headers, body: Array(buffer[..<length]))
  }

  /// Whether the other side ends the connection without another byte.
  func isEnded() throws -> Bool { try buffer.isEmpty && !more() }

  /// Reads some bytes; false at the end of the connection.
  private func more() throws -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 60_000) > 0 else { throw Failure(what: "no answer in 60 s") }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor, &bytes, bytes.count)
    if count <= 0 { return false }
    buffer += bytes[..<count]
    return true
  }
}
