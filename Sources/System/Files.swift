import Glibc

/// Plain access to files.
public enum Files {
  /// Why a file could not be read.
  public struct Failure: Error, Sendable {
    /// The file.
    public var path: String
    /// The system's number.
    public var errno: Int32

    /// Makes a failure.
    public init(path: String, errno: Int32) { (self.path, self.errno) = (path, errno) }

    /// Whether it has more bytes than were to be read.
    public var isTooLarge: Bool { errno == EFBIG }
    /// The system's words, such as `Permission denied`.
    public var reason: String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }
  }

  /// The largest file that is read: nobody writes an experiment of half a gigabyte.
  public static let limit = 512 << 20

  /// The bytes of a file or pipe, up to a limit.
  public static func read(_ path: String, limit: Int = Files.limit) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Failure(path: path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(path: path, errno: errno)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw Failure(path: path, errno: EFBIG) }
    }
  }

  /// Writes everything.
  ///
  /// - Returns: the system's error number, or nil when all is written.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return nil
  }

  /// Whether something of that name is there.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether it is a plain file.
  public static func isFile(_ path: String) -> Bool { mode(path).map { $0 & S_IFMT == S_IFREG } ?? false }

  /// Whether it is a folder.
  public static func isFolder(_ path: String) -> Bool { mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false }

  /// The length of a file in bytes; 0 when there is none.
  public static func size(_ path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  private static func mode(_ path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode : nil
  }

  /// The ending of a file's name with its point: `.json`. Empty for none and for names that only begin with a point.
  public static func ending(of path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), name[..<point].contains(where: { $0 != "." }) else { return "" }
    return String(name[point...])
  }

  /// Replaces a leading `~` by the home folder.
  public static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Environment.value("HOME") else { return path }
    return home + path.dropFirst()
  }
}
