import Glibc

/// Reads whole files.
enum FileBytes {
  /// Whether the path is that of a regular file, which can be read twice.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The bytes of a file, a pipe or, for `-`, standard input.
  ///
  /// - Throws: ``JournalError`` when there is no such file, when it is a folder, when the system refuses, or when
  ///   there are more bytes than the limit.
  static func read(path: String, limit: Int) throws(JournalError) -> [UInt8] {
    if path == "-" { return try read(descriptor: STDIN_FILENO, path: path, limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw JournalError(
        path: path, problem: code == ENOENT || code == ENOTDIR ? .noSuchFile : .unreadable(errno: code))
    }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, path: path, limit: limit)
  }

  private static func read(descriptor: Int32, path: String, limit: Int) throws(JournalError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw JournalError(path: path, problem: .unreadable(errno: errno)) }
    if status.st_mode & S_IFMT == S_IFDIR { throw JournalError(path: path, problem: .isFolder) }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    if size > limit { throw JournalError(path: path, problem: .tooLarge(byteCount: size, limit: limit)) }

    // One byte more than a regular file holds, so that its end shows without growing the buffer.
    var capacity = max(size + 1, 1 << 16)
    var bytes: [UInt8] = []
    while true {
      let isAtEnd = try fill(&bytes, to: capacity, from: descriptor, path: path)
      if bytes.count > limit {
        throw JournalError(path: path, problem: .tooLarge(byteCount: bytes.count, limit: limit))
      }
      if isAtEnd { return bytes }
      // One byte past the limit is enough to see that it is passed.
      capacity = min(capacity * 2, limit + 1)
    }
  }

  /// Moves the bytes into a buffer of a capacity and reads until it is full; tells whether the end was met before.
  private static func fill(
    _ bytes: inout [UInt8], to capacity: Int, from descriptor: Int32, path: String
  ) throws(JournalError) -> Bool {
    var failure: Int32 = 0
    var isAtEnd = false
    let held = bytes
    bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = buffer.initialize(fromContentsOf: held)
      while count < capacity, failure == 0, !isAtEnd {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          isAtEnd = true
        } else if errno != EINTR {
          failure = errno
        }
      }
    }
    if failure != 0 { throw JournalError(path: path, problem: .unreadable(errno: failure)) }
    return isAtEnd
  }
}
