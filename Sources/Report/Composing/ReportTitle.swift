import Journal

/// The title of a report over several experiments: what their titles have in common.
struct ReportTitle {
  /// The experiments' titles, each once, in the order of the runs.
  let titles: [String]
  /// The tags that all experiments bear.
  let sharedTags: [String]

  private static let wordLimit = 40
  private static let titleLimit = 50
  private static let hangers: Set<String> = [
    "a", "an", "the", "of", "to", "in", "is", "are", "and", "or", "with", "for", "on", "at", "by", "not",
  ]

  var text: String {
    if titles.count == 1, let title = titles.first { return title }
    let common = self.common
    let shortest = titles.map { Self.words($0).count }.min() ?? 0
    if common.count >= 3, common.count * 2 >= shortest {
      return common.joined(separator: " ")
    }
    if !sharedTags.isEmpty { return "Chaos experiments on \(Self.list(sharedTags))" }
    if common.count >= 2 { return common.joined(separator: " ") + ": \(counted(titles.count, "experiment"))" }
    return titles.isEmpty ? "Chaos experiments" : counted(titles.count, "chaos experiment")
  }

  /// The words that all titles share, in their order, without those that hang in the air at the end.
  private var common: [String] {
    guard titles.count <= Self.titleLimit, let first = titles.first else { return [] }
    var common = Self.words(first)
    // A word that turns the meaning around must not be dropped from between the others.
    let turning: Set<String> = [
      "not", "no", "never", "without", "isn't", "doesn't", "don't", "cannot", "fails", "broken",
    ]
    for title in titles.dropFirst() { common = Self.shared(common, Self.words(title)) }
    let turns = titles.map { Self.words($0).filter { turning.contains($0.lowercased()) } }
    guard turns.allSatisfy({ $0 == turns.first }) else { return [] }
    while let last = common.last, Self.hangers.contains(last.lowercased()) { common.removeLast() }
    return common
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").prefix(wordLimit).map(String.init)
  }

  /// The longest sequence of words that both hold.
  private static func shared(_ left: [String], _ right: [String]) -> [String] {
    var lengths = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        lengths[i][j] =
          left[i] == right[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var words: [String] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        words.append(left[i])
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return words
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3)
    guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
