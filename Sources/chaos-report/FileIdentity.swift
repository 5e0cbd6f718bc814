import Glibc

/// What tells whether two paths are one file, over links and spellings.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let node: UInt64
  /// Whether it is a regular file.
  let isRegular: Bool
  /// Whether it is a folder.
  let isFolder: Bool

  /// Looks a path up, `-` being standard input; nil when there is nothing.
  init?(path: String) {
    var information = stat()
    guard (path == "-" ? fstat(STDIN_FILENO, &information) : stat(path, &information)) == 0 else { return nil }
    device = UInt64(information.st_dev)
    node = UInt64(information.st_ino)
    isRegular = information.st_mode & S_IFMT == S_IFREG
    isFolder = information.st_mode & S_IFMT == S_IFDIR
  }
}
