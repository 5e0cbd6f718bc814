import Glibc
import System

/// One of the two files between which the journal changes.
struct JournalCopy: Sendable {
  /// The name it was made with.
  let path: String
  private let descriptor: Int32
  /// What it holds. Pieces that did not change are the same arrays, so that comparing them costs nothing.
  private var pieces: [[UInt8]] = []

  init(path: String) throws(Files.Failure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Files.Failure(path: path, errno: errno) }
  }

  /// Whether this is its text.
  func holds(_ other: [[UInt8]]) -> Bool { pieces.count == other.count && commonCount(other) == other.count }

  /// Whether the file at a path is this one.
  func isFile(at path: String) -> Bool {
    var (own, other) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, stat(path, &other) == 0 else { return false }
    return own.st_ino == other.st_ino && own.st_dev == other.st_dev
  }

  /// Writes what is different, from the first piece that is.
  mutating func update(to new: [[UInt8]], isSynced: Bool) throws(Files.Failure) {
    let kept = commonCount(new)
    let offset = pieces[..<kept].reduce(0) { $0 + $1.count }
    let rest = Array(new[kept...].joined())
    // What it holds is not known while it is written.
    pieces = []
    guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw Files.Failure(path: path, errno: errno) }
    if let code = Files.write(rest, to: descriptor) { throw Files.Failure(path: path, errno: code) }
    guard ftruncate(descriptor, offset + rest.count) == 0 else { throw Files.Failure(path: path, errno: errno) }
    if isSynced, fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw Files.Failure(path: path, errno: errno)
    }
    pieces = new
  }

  func close() { Glibc.close(descriptor) }

  private func commonCount(_ other: [[UInt8]]) -> Int {
    let count = min(pieces.count, other.count)
    return (0..<count).first { !JournalCopy.isSame(pieces[$0], other[$0]) } ?? count
  }

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return left.withUnsafeBytes { a in
      right.withUnsafeBytes { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return first == second || memcmp(first, second, left.count) == 0
      }
    }
  }
}
