/// Short names for journals, for tables and charts.
public enum SourceLabels {
  /// The name of one journal: its file's name without `.json`, `stdin` for standard input.
  ///
  /// ```swift
  /// SourceLabels.label(of: "runs/2019/v3.json")   // "v3"
  /// ```
  public static func label(of path: String) -> String { label(of: path, folders: 0) }

  /// Names that tell several journals apart, in their order.
  ///
  /// Files of one name take as many of their folders in front as it needs; what cannot be told apart even then is
  /// numbered.
  ///
  /// ```swift
  /// SourceLabels.unique(paths: ["a/journal.json", "b/journal.json", "v1.json"])  // ["a/journal", "b/journal", "v1"]
  /// ```
  public static func unique(paths: [String]) -> [String] {
    var folders = [Int](repeating: 0, count: paths.count)
    var labels = paths.map { label(of: $0) }
    let deepest = paths.map { $0.utf8.count(where: { $0 == UInt8(ascii: "/") }) }.max() ?? 0
    for _ in 0..<min(deepest, 16) {
      let crowds = Dictionary(grouping: labels.indices) { labels[$0] }
      var isChanged = false
      for index in labels.indices where (crowds[labels[index]]?.count ?? 0) > 1 {
        folders[index] += 1
        let longer = label(of: paths[index], folders: folders[index])
        isChanged = isChanged || longer != labels[index]
        labels[index] = longer
      }
      if !isChanged { break }
    }
    return numbered(labels)
  }

  private static func numbered(_ labels: [String]) -> [String] {
    var taken = Set(labels)
    var seen: Set<String> = []
    return labels.map { label in
      if seen.insert(label).inserted { return label }
      var number = 2
      while !taken.insert("\(label) (\(number))").inserted { number += 1 }
      return "\(label) (\(number))"
    }
  }

  private static func label(of path: String, folders: Int) -> String {
    if path == "-" { return "stdin" }
    var parts = path.split(separator: "/").filter { $0 != "." }
    guard var name = parts.popLast() else { return path.isEmpty ? "journal" : path }
    if name.lowercased().hasSuffix(".json"), name.utf8.count > 5 { name.removeLast(5) }
    return VisibleText.line((parts.suffix(folders) + [name]).joined(separator: "/"), limit: 120)
  }
}
