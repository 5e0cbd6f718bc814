import Testing

/// Compares what a test made with the file that a person once looked at.
///
/// The files lie under Tests/Snapshots. With `RECORD_SNAPSHOTS=1` they are written anew, and the change is then read
/// in `git diff`.
public enum Snapshot {
  /// Expects a text to equal the snapshot of this name, such as `"Report/markdown/v4.md"`.
  public static func expect(
    _ actual: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(TestEnvironment.root)/Tests/Snapshots/\(name)"
    if TestEnvironment.recordsSnapshots {
      let folder = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
      try TestFile.makeFolders(String(folder))
      try TestFile.write(Array(actual.utf8), to: path)
      return
    }
    guard TestFile.exists(path) else {
      Issue.record("no snapshot \(name): record it with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
      return
    }
    let expected = try TestFile.readText(path)
    if let difference = firstDifference(expected, actual) {
      Issue.record("\(name) is not as recorded: \(difference)", sourceLocation: sourceLocation)
    }
  }

  /// The first line in which two texts differ, in words; nil when they are equal.
  static func firstDifference(_ expected: String, _ actual: String) -> String? {
    // Compared as bytes: canonically equal strings may still be other bytes.
    guard !expected.utf8.elementsEqual(actual.utf8) else { return nil }
    let old = expected.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let new = actual.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = zip(old, new).enumerated().first { !$0.element.0.elementsEqual($0.element.1) }?.offset
    let line = index ?? min(old.count, new.count)
    func text(_ lines: [Substring.UTF8View.SubSequence]) -> String {
      line < lines.count ? "\"\(String(Substring(lines[line])).prefix(300))\"" : "nothing"
    }
    return "line \(line + 1) was \(text(old)) and is \(text(new))"
  }
}
