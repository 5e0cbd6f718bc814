import Glibc

/// Writes a file so that it is either whole or not there: to a temporary one in its folder, then renamed.
///
/// Where the system can, the temporary file has no name until it is whole, so that nothing is left behind when the
/// program is interrupted or killed.
///
/// Open it before the work, so that a folder that does not exist or may not be written to is found first; a file
/// that already stands there is left alone until ``commit(_:)`` succeeds.
public final class OutputFile {
  /// Why a file could not be written.
  public struct Failure: Error, Sendable, Hashable {
    /// What was tried.
    public enum Step: Sendable, Hashable {
      /// Making the temporary file in the target's folder.
      case open
      /// Writing and syncing.
      case write
      /// Giving it its name.
      case rename
      /// The target is a folder.
      case isFolder
    }

    /// The path that was asked for.
    public var path: String
    /// What was tried.
    public var step: Step
    /// The system's error number.
    public var errno: Int32

    /// Makes a failure.
    public init(path: String, step: Step, errno: Int32) {
      self.path = path
      self.step = step
      self.errno = errno
    }
  }

  private let path: String
  private let target: String
  /// The name of the temporary file, or where it gets one; empty for standard output and devices.
  private let temporary: String
  private let isNameless: Bool
  private let descriptor: Int32
  private var isOpen = true
  /// Whether the temporary file is whole and closed, and only waits for its name.
  private var isClosedEarly = false
  /// What waits for standard output or a device.
  private var kept: [UInt8] = []

  /// Makes the temporary file beside `path`; `-` and devices are written to directly.
  ///
  /// - Throws: ``Failure`` when the target cannot be written.
  public init(path: String) throws(Failure) {
    self.path = path
    if path == "-" {
      (target, temporary, isNameless, descriptor) = ("", "", false, STDOUT_FILENO)
      return
    }
    var information = stat()
    var mode: mode_t = 0
    var resolved = path
    if stat(path, &information) == 0 {
      switch information.st_mode & S_IFMT {
      case S_IFDIR:
        throw Failure(path: path, step: .isFolder, errno: EISDIR)
      case S_IFREG:
        // A file that may not be written must not be replaced by way of its folder either.
        if access(path, W_OK) != 0 { throw Failure(path: path, step: .open, errno: Glibc.errno) }
        mode = information.st_mode & 0o7777
        if let real = realpath(path, nil) {
          resolved = String(cString: real)
          free(real)
        }
      default:
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw Failure(path: path, step: .open, errno: Glibc.errno) }
        (target, temporary, isNameless, self.descriptor) = ("", "", false, descriptor)
        return
      }
    }
    target = resolved
    let folder = resolved.lastIndex(of: "/").map { String(resolved[...$0]) } ?? ""
    let name = resolved.lastIndex(of: "/").map { String(resolved[resolved.index(after: $0)...]) } ?? resolved
    let nameless = Self.openNameless(in: folder)
    isNameless = nameless >= 0
    if isNameless {
      descriptor = nameless
      temporary = "\(folder).\(name.prefix(80)).\(getpid())"
    } else {
      var template = Array("\(folder).\(name.prefix(80)).XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      if descriptor < 0 { throw Failure(path: path, step: .open, errno: Glibc.errno) }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    if mode == 0 {
      let mask = umask(0)
      _ = umask(mask)
      mode = 0o666 & ~mask
    }
    _ = fchmod(descriptor, mode)
  }

  /// A file without a name in a folder; negative where the file system has none.
  private static func openNameless(in folder: String) -> Int32 {
    // O_TMPFILE, which the C library hides from Swift.
    let flags = 0o20_000_000 | O_DIRECTORY
    let descriptor = open(folder.isEmpty ? "." : folder, O_WRONLY | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { return -1 }
    // It gets its name by way of /proc, which a container may lack.
    if access("/proc/self/fd/\(descriptor)", F_OK) == 0 { return descriptor }
    close(descriptor)
    return -1
  }

  /// Writes everything and gives the file its name.
  ///
  /// - Throws: ``Failure`` when the disk is full or the name cannot be given; the target is then as it was.
  public func commit(_ bytes: [UInt8]) throws(Failure) {
    try stage(bytes)
    try publish()
  }

  /// Writes everything where nobody sees it yet, for several files that are to appear together.
  ///
  /// What goes to standard output or a device is only kept until ``publish()``.
  ///
  /// - Throws: ``Failure`` when the disk is full; the target is then as it was.
  public func stage(_ bytes: [UInt8]) throws(Failure) {
    if temporary.isEmpty {
      kept = bytes
      return
    }
    try write(bytes)
    // A file without a name is gone when it is closed.
    if isNameless { return }
    let isClosed = close(descriptor) == 0
    isClosedEarly = true
    if !isClosed {
      let error = Glibc.errno
      abandon()
      throw Failure(path: path, step: .write, errno: error)
    }
  }

  /// Gives what was staged its name.
  ///
  /// - Throws: ``Failure`` when the name cannot be given; the target is then as it was.
  public func publish() throws(Failure) {
    if temporary.isEmpty {
      let bytes = kept
      kept = []
      try write(bytes)
      isOpen = false
      if descriptor != STDOUT_FILENO, close(descriptor) != 0 {
        throw Failure(path: path, step: .write, errno: Glibc.errno)
      }
      return
    }
    isOpen = false
    if isNameless { try giveName() }
    if rename(temporary, target) != 0 {
      let error = Glibc.errno
      unlink(temporary)
      throw Failure(path: path, step: .rename, errno: error)
    }
  }

  /// Gives the nameless file the temporary name and closes it.
  private func giveName() throws(Failure) {
    defer { close(descriptor) }
    let source = "/proc/self/fd/\(descriptor)"
    if linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 { return }
    // Another process of this number, in a container say, may have left one there.
    if errno == EEXIST, unlink(temporary) == 0,
      linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0
    {
      return
    }
    throw Failure(path: path, step: .rename, errno: errno)
  }

  private func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 {
        let error = Glibc.errno
        if error == EINTR { continue }
        abandon()
        throw Failure(path: path, step: .write, errno: error)
      }
      written += count
    }
  }

  /// Takes the temporary file away; the target is as it was.
  public func discard() {
    abandon()
  }

  private func abandon() {
    guard isOpen else { return }
    isOpen = false
    if !temporary.isEmpty {
      if !isClosedEarly { close(descriptor) }
      if !isNameless { unlink(temporary) }
    }
  }

  deinit { abandon() }
}
