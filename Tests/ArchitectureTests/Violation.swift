/// A place that breaks a rule.
struct Violation: CustomStringConvertible, Hashable {
  /// The file, below Sources.
  var path: String
  /// The line, from 1; nil when the whole file is meant.
  var line: Int?
  /// What is wrong.
  var message: String

  /// As compilers say it.
  var description: String { "Sources/\(path):\(line.map { "\($0):" } ?? "") \(message)" }
}
