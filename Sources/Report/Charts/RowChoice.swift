import Journal

/// Chooses the runs that get a row in a chart of many.
enum RowChoice {
  /// Places of runs in their order: where not all have room, the first run stays and those that did not hold go before
  /// the others.
  static func choose(_ runs: [RunAnalysis], limit: Int) -> [Int] {
    guard runs.count > limit else { return Array(runs.indices) }
    let ranked = runs.indices.sorted { left, right in
      let (one, other) = (rank(runs, left), rank(runs, right))
      return one != other ? one < other : left < right
    }
    return ranked.prefix(max(limit, 0)).sorted()
  }

  private static func rank(_ runs: [RunAnalysis], _ index: Int) -> Int {
    if index == 0 { return 0 }
    return runs[index].verdict.chartMark == .met ? 2 : 1
  }

  /// What is said of runs without a row; nil when all have one.
  static func rest(of runs: [RunAnalysis], shown: [Int]) -> String? {
    let left = Set(runs.indices).subtracting(shown)
    guard !left.isEmpty else { return nil }
    let held = left.filter { runs[$0].verdict.chartMark == .met }.count
    let ended =
      held == left.count ? "all held" : held == 0 ? "none of which held" : "\(ShortNumber.text(held)) of which held"
    return "and \(ShortNumber.text(left.count)) more, \(ended)"
  }
}
