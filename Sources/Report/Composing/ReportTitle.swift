import Journal

/// The title of a report over several experiments: how their titles begin and end, with `…` for what differs between.
struct ReportTitle {
  /// The experiments' titles, each once, in the order of the runs.
  let titles: [String]
  /// The tags that all experiments bear.
  let sharedTags: [String]

  private static let wordLimit = 40
  private static let titleLimit = 50
  private static let hangers: Set<String> = [
    "a", "an", "the", "of", "to", "in", "is", "are", "and", "or", "with", "for", "on", "at", "by", "not",
    "while", "when", "if", "that", "from", "as", "after", "before", "during", "under",
  ]

  var text: String {
    if titles.count == 1, let title = titles.first { return title }
    let (start, end) = common
    let shortest = titles.map { Self.words($0).count }.min() ?? 0
    if !start.isEmpty, end.count >= 2, start.count + end.count >= 3, (start.count + end.count) * 2 >= shortest {
      return (start + ["…"] + end).joined(separator: " ")
    }
    let alone = Self.standing(start)
    if alone.count >= 3, alone.count * 2 >= shortest { return alone.joined(separator: " ") }
    if !sharedTags.isEmpty { return "Chaos experiments on \(Self.list(sharedTags))" }
    if alone.count >= 2 { return alone.joined(separator: " ") + ": \(counted(titles.count, "experiment"))" }
    return titles.isEmpty ? "Chaos experiments" : counted(titles.count, "chaos experiment")
  }

  /// The words that all titles begin with, and those that all end with. Words shared in between are not taken: what is
  /// left of a sentence without its middle parts is often none.
  private var common: (start: [String], end: [String]) {
    guard titles.count <= Self.titleLimit, let first = titles.first else { return ([], []) }
    // A word that turns the meaning around must not be dropped from between the others.
    let turning: Set<String> = [
      "not", "no", "never", "without", "isn't", "doesn't", "don't", "cannot", "fails", "broken",
    ]
    let turns = titles.map { Self.words($0).filter { turning.contains($0.lowercased()) } }
    guard turns.allSatisfy({ $0 == turns.first }) else { return ([], []) }
    var start = Self.words(first)
    for title in titles.dropFirst() { start = Self.shared(start, Self.words(title)) }
    // No word counts for both.
    let rests = titles.map { Array(Self.words($0).dropFirst(start.count).reversed()) }
    var end = rests.first ?? []
    for rest in rests.dropFirst() { end = Self.shared(end, rest) }
    return (start, end.reversed())
  }

  /// The words without what hangs in the air at their end.
  private static func standing(_ words: [String]) -> [String] {
    var words = words
    while let last = words.last, hangers.contains(last.lowercased()) { words.removeLast() }
    guard var last = words.popLast() else { return [] }
    while let mark = last.last, ":,;–—-(".contains(mark) { last.removeLast() }
    return last.isEmpty ? standing(words) : words + [last]
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").prefix(wordLimit).map(String.init)
  }

  /// The words that both begin with.
  private static func shared(_ left: [String], _ right: [String]) -> [String] {
    Array(zip(left, right).prefix { $0 == $1 }.map(\.0))
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3)
    guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
