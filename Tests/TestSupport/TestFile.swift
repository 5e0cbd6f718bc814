import Glibc

/// Why a test could not use a file.
public struct FileFailure: Error, Sendable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// The system's error number.
  public var code: Int32

  /// The path and the system's words.
  public var description: String { "\(path): \(String(cString: strerror(code)))" }
}

/// Reads and writes whole files.
public enum TestFile {
  /// The bytes of a file.
  public static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard let file = fopen(path, "r") else { throw FileFailure(path: path, code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    if ferror(file) != 0 { throw FileFailure(path: path, code: EIO) }
    return bytes
  }

  /// The text of a file; bytes that are no UTF-8 become U+FFFD.
  public static func readText(_ path: String) throws(FileFailure) -> String {
    String(decoding: try read(path), as: UTF8.self)
  }

  /// Writes a file.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    guard let file = fopen(path, "w") else { throw FileFailure(path: path, code: errno) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw FileFailure(path: path, code: errno) }
  }

  /// Whether there is a file or folder of this path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names of what is in a folder, sorted, without those that begin with a dot and a dot pair.
  public static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files under a folder that end in a suffix, as paths relative to it, sorted; links are followed once.
  public static func files(under folder: String, suffix: String) -> [String] {
    var found: [String] = []
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += files(under: path, suffix: suffix).map { "\(name)/\($0)" }
      } else if name.hasSuffix(suffix) {
        found.append(name)
      }
    }
    return found.sorted()
  }

  /// Removes a file, or a folder with all that is in it; links are removed, not followed.
  public static func removeTree(_ path: String) {
    if remove(path) == 0 { return }
    chmod(path, 0o700)
    for name in names(in: path) { removeTree("\(path)/\(name)") }
    remove(path)
  }

  /// Makes a folder and those above it.
  public static func makeFolders(_ path: String) throws(FileFailure) {
    var built = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      built += "/\(part)"
      if mkdir(built, 0o755) != 0, errno != EEXIST { throw FileFailure(path: built, code: errno) }
    }
  }
}
