/// Finds the evidence numbers of a block's records.
struct EvidenceLookup {
  private var byBlock: [ActivityTiming.Block: [Int]] = [:]

  /// Sorts timings by block; within a block they stand in the journal's order.
  init(_ activities: [ActivityTiming]) {
    var places: [ActivityTiming.Block: [(index: Int, evidence: Int)]] = [:]
    for timing in activities { places[timing.block, default: []].append((timing.index, timing.evidence)) }
    byBlock = places.mapValues { $0.sorted { $0.index < $1.index }.map(\.evidence) }
  }

  /// The evidence numbers of a block, by place in the journal.
  func numbers(_ block: ActivityTiming.Block) -> [Int] { byBlock[block] ?? [] }
}
