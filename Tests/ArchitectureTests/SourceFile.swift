/// A source file and where it stands.
struct SourceFile {
  /// The path below Sources: `Report/Canvas/Surface.swift`.
  var path: String
  /// What it holds.
  var text: String

  /// The first folder: the module.
  var module: String { String(path.prefix { $0 != "/" }) }

  /// The file's own name.
  var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

  /// The number of lines.
  var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  /// Whether it stands in a folder, such as `Report/Canvas`.
  func isInside(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}
