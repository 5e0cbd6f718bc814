import Glibc

/// Reads the files of a folder of templates: those at its top and those one folder below.
enum TemplateFolder {
  private static let fileLimit = 500
  private static let byteLimit = 4 << 20

  /// The bytes of each file by its path below the folder.
  static func read(_ folder: String) throws(TemplateError) -> [String: [UInt8]] {
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw TemplateError(.noSuchFolder, path: folder)
    }
    var files: [String: [UInt8]] = [:]
    for name in try names(in: folder) {
      if isFolder(folder + "/" + name) {
        for inner in try names(in: folder + "/" + name) where !isFolder("\(folder)/\(name)/\(inner)") {
          files["\(name)/\(inner)"] = try bytes(of: "\(folder)/\(name)/\(inner)")
        }
      } else {
        files[name] = try bytes(of: folder + "/" + name)
      }
      guard files.count <= fileLimit else { throw TemplateError(.tooManyFiles(limit: fileLimit), path: folder) }
    }
    return files
  }

  /// The names in a folder in order, without those that editors and systems leave behind.
  private static func names(in folder: String) throws(TemplateError) -> [String] {
    guard let handle = opendir(folder) else { throw TemplateError(.unreadable(errno: errno), path: folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".orig") { continue }
      names.append(name)
      guard names.count <= fileLimit else { throw TemplateError(.tooManyFiles(limit: fileLimit), path: folder) }
    }
    return names.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func bytes(of path: String) throws(TemplateError) -> [UInt8] {
    // Not blocking: a pipe in the folder must not hang a report.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw TemplateError(.unreadable(errno: errno), path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw TemplateError(.unreadable(errno: errno), path: path) }
    let size = Int(status.st_size)
    guard size <= byteLimit else { throw TemplateError(.tooLarge(byteCount: size, limit: byteLimit), path: path) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= byteLimit {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      if got == 0 { return bytes }
      if got < 0 && errno != EINTR { throw TemplateError(.unreadable(errno: errno), path: path) }
      if got > 0 { bytes += buffer[0..<got] }
    }
    throw TemplateError(.tooLarge(byteCount: bytes.count, limit: byteLimit), path: path)
  }
}
