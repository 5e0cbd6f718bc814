/// Titles of several runs, shortened to what tells them apart.
///
/// ```swift
/// DistinctTitles.make(["Rollout a new service is safe for us", "Rollout a slow service is safe for us"])
/// // ["New service", "Slow service"]
/// ```
enum DistinctTitles {
  /// One short title each; equal ones and lone ones stay whole.
  static func make(_ titles: [String]) -> [String] {
    let cleaned = titles.map { ChartText.clean($0, limit: 200) }
    let words = cleaned.map { $0.split(separator: " ").map(String.init) }
    let different = Set(cleaned)
    guard different.count > 1 else { return cleaned }
    let opening = commonOpening(words)
    let phrase = commonPhrase(words.map { Array($0.dropFirst(opening)) })
    return words.map { title in
      var rest = Array(title.dropFirst(opening))
      if phrase.count >= 3, let place = place(of: phrase, in: rest) {
        rest.replaceSubrange(place..<place + phrase.count, with: subject(of: phrase) ?? ["…"])
      }
      if rest.count > 1, articles.contains(rest[0].lowercased()) { rest.removeFirst() }
      if rest.last == "…" { rest.removeLast() }
      let short = rest.joined(separator: " ")
      guard !rest.filter({ $0 != "…" }).isEmpty else { return title.joined(separator: " ") }
      return short.prefix(1).uppercased() + short.dropFirst()
    }
  }

  /// Words that say nothing at the head of a label.
  private static let articles: Set<String> = ["a", "an", "the"]
  /// Words at which what a sentence is about has ended.
  private static let verbs: Set<String> = [
    "is", "are", "was", "does", "do", "has", "have", "can", "will", "should", "must", "may", "keeps", "stays",
    "remains", "works",
  ]

  /// What a shared phrase is about, as far as it is short: it completes `new` and `slow` better than an ellipsis.
  private static func subject(of phrase: [String]) -> [String]? {
    guard let end = phrase.prefix(4).firstIndex(where: { verbs.contains($0.lowercased()) }), end > 0 else { return nil }
    return Array(phrase[..<end])
  }

  private static func commonOpening(_ titles: [[String]]) -> Int {
    let shortest = titles.map(\.count).min() ?? 0
    var count = 0
    while count < shortest - 1, titles.allSatisfy({ $0[count] == titles[0][count] }) { count += 1 }
    return count
  }

  /// The longest run of words that all titles hold; titles beyond 30 words are not searched.
  private static func commonPhrase(_ titles: [[String]]) -> [String] {
    guard let shortest = titles.min(by: { $0.count < $1.count }), shortest.count <= 30, titles.count <= 60 else {
      return []
    }
    var length = shortest.count
    while length >= 3 {
      for start in 0...(shortest.count - length) {
        let phrase = Array(shortest[start..<start + length])
        if titles.allSatisfy({ place(of: phrase, in: $0) != nil }) { return phrase }
      }
      length -= 1
    }
    return []
  }

  private static func place(of phrase: [String], in words: [String]) -> Int? {
    guard !phrase.isEmpty, phrase.count <= words.count else { return nil }
    return (0...(words.count - phrase.count)).first { Array(words[$0..<$0 + phrase.count]) == phrase }
  }
}
