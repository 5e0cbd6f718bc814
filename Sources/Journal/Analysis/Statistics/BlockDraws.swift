/// Draws blocks of neighbours and gives the median of each draw, in time that grows with the number of values.
///
/// Values are drawn by rank, so that nothing is sorted anew.
struct BlockDraws {
  private let sorted: [Double]
  private let ranks: [Int]
  private let length: Int
  private var counts: [Int]

  /// Prepares draws of a series in time order.
  ///
  /// - Parameters:
  ///   - values: finite values, at least one.
  ///   - blockLength: values in a block, from 1 to their number.
  init(_ values: [Double], blockLength: Int) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, place) in order.enumerated() { ranks[place] = rank }
    self.ranks = ranks
    sorted = order.map { values[$0] }
    length = blockLength
    counts = [Int](repeating: 0, count: values.count)
  }

  /// The median of as many values as there are, in blocks drawn with replacement and laid end to end.
  mutating func median(_ random: inout SeededRandom) -> Double {
    let count = ranks.count
    for rank in counts.indices { counts[rank] = 0 }
    var drawn = 0
    while drawn < count {
      let start = random.index(below: count - length + 1)
      let end = min(start + length, start + count - drawn)
      for place in start..<end { counts[ranks[place]] += 1 }
      drawn += end - start
    }
    return middle(of: count)
  }

  private func middle(of count: Int) -> Double {
    let lower = (count - 1) / 2
    var seen = 0
    var low: Double?
    for (rank, times) in counts.enumerated() where times > 0 {
      seen += times
      if low == nil, seen > lower {
        low = sorted[rank]
        if count % 2 == 1 { return sorted[rank] }
      }
      if let low, seen > lower + 1 { return Quantile.type7(sorted: [low, sorted[rank]], share: 0.5) ?? low }
    }
    return low ?? 0
  }
}
