/// Finds the name that was probably meant.
enum NearestName {
  /// The nearest of some names when at most a third of its letters differ (Levenshtein); nil when none is near.
  static func find(_ name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for candidate in names.prefix(2_000) {
      let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, (wanted.count + 1) / 3) else { return nil }
    return best.name
  }

  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (i, scalar) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, match) in other.enumerated() {
        let cost = min(diagonal + (scalar == match ? 0 : 1), min(row[j], row[j + 1]) + 1)
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[other.count]
  }
}
