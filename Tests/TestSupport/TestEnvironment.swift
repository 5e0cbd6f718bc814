import Glibc

/// What the tests find around them: variables, the checkout, the programs that they look at.
public enum TestEnvironment {
  /// The variables of the tests' own process.
  public static var variables: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.firstIndex(of: "=") {
        result[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      entry += 1
    }
    return result
  }

  /// The checkout: three folders above this file.
  public static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The folder of the fixtures.
  public static var fixtures: String { "\(root)/Tests/Fixtures" }

  /// The four rollout journals.
  public static var rollouts: [String] { (1...4).map { "\(fixtures)/v\($0).json" } }

  /// The built program of a name: the path in a variable (`CHAOS_REPORT_BIN`) or else beside the tests' own binary.
  public static func builtProgram(_ name: String) -> String {
    let variable = String(name.uppercased().map { $0 == "-" ? "_" : $0 }) + "_BIN"
    return variables[variable] ?? "\(root)/.build/debug/\(name)"
  }

  /// Whether these tests write the expected files anew (`RECORD_SNAPSHOTS=1`).
  public static var recordsSnapshots: Bool { variables["RECORD_SNAPSHOTS"] == "1" }

  /// Whether the tests run as root, for whom no file is unreadable.
  public static var isRoot: Bool { geteuid() == 0 }
}
