import Glibc

/// An empty folder that is gone, with all that is in it, when the last reference to it is.
public final class TemporaryFolder: Sendable {
  /// Its path.
  public let path: String

  /// Makes the folder.
  public init() throws(FileFailure) {
    let base = TestEnvironment.variables["TMPDIR"] ?? "/tmp"
    var template = Array("\(base)/chaos-report-test.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FileFailure(path: base, code: errno) }
    path = String(cString: made)
  }

  deinit {
    TestFile.removeTree(path)
  }

  /// The path of something in the folder.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file into the folder and gives its path.
  @discardableResult
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws(FileFailure) -> String {
    try TestFile.write(Array(bytes), to: file(name))
    return file(name)
  }

  /// Writes a text into the folder and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws(FileFailure) -> String {
    try write(text.utf8, to: name)
  }

  /// Makes a folder in the folder and gives its path.
  public func makeFolder(_ name: String) throws(FileFailure) -> String {
    guard mkdir(file(name), 0o755) == 0 else { throw FileFailure(path: file(name), code: errno) }
    return file(name)
  }

  /// The names of what is in the folder, sorted.
  public var names: [String] { TestFile.names(in: path) }
}
