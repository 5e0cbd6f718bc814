import Glibc

/// Adds to the end of a file that others write to as well, such as the summary of a job.
///
/// What stands there stays; when adding fails half-way, the file is cut back to what it was.
public struct AppendedFile: Sendable {
  /// The path.
  public let path: String

  /// Names a file; it may be missing.
  public init(path: String) {
    self.path = path
  }

  /// How many bytes the file has; 0 when there is none.
  ///
  /// - Throws: ``OutputFile/Failure`` when the file is a folder or may not be written.
  public func size() throws(OutputFile.Failure) -> Int {
    var information = stat()
    guard stat(path, &information) == 0 else {
      if errno == ENOENT { return 0 }
      throw OutputFile.Failure(path: path, step: .open, errno: errno)
    }
    if information.st_mode & S_IFMT == S_IFDIR {
      throw OutputFile.Failure(path: path, step: .isFolder, errno: EISDIR)
    }
    if access(path, W_OK) != 0 { throw OutputFile.Failure(path: path, step: .open, errno: errno) }
    return information.st_mode & S_IFMT == S_IFREG ? Int(information.st_size) : 0
  }

  /// Adds bytes, with an empty line between them and what stands before.
  ///
  /// - Throws: ``OutputFile/Failure`` when the file cannot be written; it is then as it was.
  public func append(_ bytes: [UInt8]) throws(OutputFile.Failure) {
    let before = try size()
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFile.Failure(path: path, step: .open, errno: errno) }
    defer { close(descriptor) }
    var last: UInt8 = 0
    let needsLineEnd = before > 0 && pread(descriptor, &last, 1, off_t(before - 1)) == 1 && last != UInt8(ascii: "\n")
    let gap = [UInt8](repeating: UInt8(ascii: "\n"), count: before == 0 ? 0 : needsLineEnd ? 2 : 1)
    let all = gap + bytes
    var written = 0
    while written < all.count {
      let count = all.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 {
        let error = errno
        if error == EINTR { continue }
        ftruncate(descriptor, off_t(before))
        throw OutputFile.Failure(path: path, step: .write, errno: error)
      }
      written += count
    }
  }
}
