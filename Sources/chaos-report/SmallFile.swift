import CommandLine
import Glibc

/// Reads files that people write by hand.
enum SmallFile {
  /// The most bytes that are read.
  static let byteLimit = 1 << 20

  /// Why a file was not read, in words.
  struct Failure: Error {
    let reason: String
  }

  /// The bytes of a file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      if count == 0 { return bytes }
      bytes += part[..<count]
      if bytes.count > byteLimit { throw Failure(reason: "the file has more than \(byteLimit) bytes") }
    }
  }

  private static func failure() -> Failure {
    let system = Terminal.systemMessage(errno)
    return Failure(reason: system.prefix(1).lowercased() + system.dropFirst())
  }
}
