import Glibc

/// The variables of the environment. They are changed only before threads are started.
public enum Environment {
  /// The value of a variable; nil when it is not set.
  public static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Sets a variable. Call it before threads are started.
  public static func set(_ name: String, to value: String) { setenv(name, value, 1) }

  /// All variables as `NAME=value`.
  public static var all: [String] {
    var result: [String] = []
    var place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
    while let entry = place.pointee {
      result.append(String(cString: entry))
      place += 1
    }
    return result
  }

  /// Finds a program as a shell would, or nil. A path with a slash is taken as it is.
  public static func program(_ name: String) -> String? {
    if name.isEmpty { return nil }
    if name.contains("/") { return isExecutable(name) ? name : nil }
    let folders = (value("PATH") ?? "/bin:/usr/bin").split(separator: ":", omittingEmptySubsequences: false)
    for folder in folders {
      let path = folder.isEmpty ? name : folder + "/" + name
      if isExecutable(path) { return path }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0 && !Files.isFolder(path)
  }
}
