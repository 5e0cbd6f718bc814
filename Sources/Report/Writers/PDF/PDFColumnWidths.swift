/// Shares the width of a table among its columns.
struct PDFColumnWidths {
  /// What a column needs, in points.
  struct Need {
    /// Its widest part that should not be broken.
    var least: Double
    /// Its widest cell on one line.
    var most: Double
    /// The share that it asks for; nil takes what its content needs.
    var weight: Double?
    /// Whether it takes its widest cell's width before the others share what is left.
    var staysWhole = false
  }

  /// The widths of columns that fill `room` together, or less when they need far less.
  ///
  /// Columns without a weight take their content's width where all fit; columns with weights share the rest. Where
  /// not all fit, small columns keep their width and the large ones share what is left, none below its least width
  /// as long as that is possible.
  static func share(_ room: Double, among needs: [Need]) -> [Double] {
    guard !needs.isEmpty else { return [] }
    if let widths = aroundWhole(room, needs) { return widths }
    let least = needs.reduce(0) { $0 + $1.least }
    guard least < room else { return needs.map { $0.least / max(least, 1) * room } }
    let weights = needs.reduce(0) { $0 + (isWeighted($1) ? $1.weight ?? 0 : 0) }
    if weights > 0 { return weighted(room, needs, weights) }
    let most = needs.reduce(0) { $0 + $1.most }
    if most <= room { return stretched(room, needs, most) }
    return fair(room, needs)
  }

  /// The widths where some columns stay whole and leave the others what they need; nil where none does.
  private static func aroundWhole(_ room: Double, _ needs: [Need]) -> [Double]? {
    let whole = needs.filter(\.staysWhole).reduce(0) { $0 + $1.most }
    let others = needs.filter { !$0.staysWhole }
    let rest = room - whole
    guard whole > 0, rest > others.reduce(0, { $0 + min($1.least, room * 0.15) }) else { return nil }
    var shared = share(rest, among: others)[...]
    return needs.map { $0.staysWhole ? $0.most : shared.popFirst() ?? 0 }
  }

  private static func isWeighted(_ need: Need) -> Bool {
    guard let weight = need.weight else { return false }
    return weight.isFinite && weight > 0
  }

  private static func weighted(_ room: Double, _ needs: [Need], _ weights: Double) -> [Double] {
    let fixed = needs.filter { !isWeighted($0) }
    let leastOfWeighted = needs.filter(isWeighted).reduce(0) { $0 + $1.least }
    let mostOfFixed = fixed.reduce(0) { $0 + $1.most }
    // Weighted columns get at least 40 % of the room or what their words need.
    let roomOfFixed = min(mostOfFixed, max(room - max(leastOfWeighted, room * 0.4), 0))
    let widths = roomOfFixed < mostOfFixed ? fair(roomOfFixed, fixed) : fixed.map(\.most)
    var rest = room - widths.reduce(0, +)
    var open = weights
    var result: [Double] = []
    var nextFixed = 0
    // Columns whose share is below their least width take that first; the others share what is left.
    let small = needs.map { need in
      isWeighted(need) && rest * (need.weight ?? 0) / weights < need.least
    }
    for (need, isSmall) in zip(needs, small) where isSmall {
      rest -= need.least
      open -= need.weight ?? 0
    }
    for (need, isSmall) in zip(needs, small) {
      if !isWeighted(need) {
        result.append(widths[nextFixed])
        nextFixed += 1
      } else if isSmall {
        result.append(need.least)
      } else {
        result.append(max(rest, 0) * (need.weight ?? 0) / max(open, 0.001))
      }
    }
    let total = result.reduce(0, +)
    return total > room ? result.map { $0 * room / total } : result
  }

  /// All fit: a table that nearly fills the room is stretched to it; a small one stays small.
  private static func stretched(_ room: Double, _ needs: [Need], _ most: Double) -> [Double] {
    let wanted = most > room * 0.55 ? room : min(room, most + 16 * Double(needs.count - 1))
    let extra = (wanted - most) / Double(max(needs.count - (most > room * 0.55 ? 0 : 1), 1))
    return needs.enumerated().map { index, need in
      let isLastOfSmall = most <= room * 0.55 && index == needs.count - 1 && needs.count > 1
      return need.most + (isLastOfSmall ? 0 : extra)
    }
  }

  /// Small columns keep their width; the others share what is left by the square root of their length.
  private static func fair(_ room: Double, _ needs: [Need]) -> [Double] {
    var widths = needs.map { _ in 0.0 }
    var open = Array(needs.indices)
    var rest = room
    while !open.isEmpty {
      let share = rest / Double(open.count)
      let satisfied = open.filter { needs[$0].most <= share }
      if satisfied.isEmpty { break }
      for index in satisfied {
        widths[index] = needs[index].most
        rest -= needs[index].most
      }
      open.removeAll { satisfied.contains($0) }
    }
    let least = open.reduce(0) { $0 + min(needs[$1].least, rest / Double(open.count)) }
    let roots = open.reduce(0) { $0 + needs[$1].most.squareRoot() }
    for index in open {
      let own = min(needs[index].least, rest / Double(open.count))
      widths[index] = own + (rest - least) * needs[index].most.squareRoot() / max(roots, 0.001)
    }
    return widths
  }
}
