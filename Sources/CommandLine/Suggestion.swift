/// Finds the word that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `word`, when it is near enough to be worth saying.
  ///
  /// Nearness counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment);
  /// up to a third of the word's length, at least 1, may differ. A candidate that begins with the word counts as
  /// near too.
  ///
  /// ```swift
  /// Suggestion.nearest(to: "htlm", in: ["html", "pdf"])  // "html"
  /// ```
  public static func nearest(to word: String, in candidates: [String]) -> String? {
    guard word.count <= 64 else { return nil }
    let lowered = word.lowercased()
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = candidate.lowercased()
      let distance = distance(Array(lowered.unicodeScalars), Array(other.unicodeScalars))
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    if let best, best.distance <= max(1, (lowered.count + 1) / 3) { return best.candidate }
    guard lowered.count >= 3 else { return nil }
    return candidates.first { $0.lowercased().hasPrefix(lowered) }
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
