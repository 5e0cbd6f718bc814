import CSystem
import Glibc
import System

/// What the journal says of the machine.
enum Platform {
  /// As Python's `platform.platform()`: `Linux-6.1.0-x86_64-with-glibc2.36`.
  static var description: String {
    var name = utsname()
    uname(&name)
    let library = gnu_get_libc_version().map { "-with-glibc" + String(cString: $0) } ?? ""
    return "\(text(of: &name.sysname))-\(text(of: &name.release))-\(text(of: &name.machine))\(library)"
  }

  /// The machine's own name.
  static var node: String {
    var name = utsname()
    uname(&name)
    return text(of: &name.nodename)
  }

  /// The name of the system: `Linux`.
  static var system: String {
    var name = utsname()
    uname(&name)
    return text(of: &name.sysname)
  }

  /// The name of the architecture: `x86_64`.
  static var machine: String {
    var name = utsname()
    uname(&name)
    return text(of: &name.machine)
  }

  private static func text<Tuple>(of tuple: inout Tuple) -> String {
    withUnsafeBytes(of: &tuple) { ByteText.decode(Array($0.prefix { $0 != 0 })) }
  }
}
