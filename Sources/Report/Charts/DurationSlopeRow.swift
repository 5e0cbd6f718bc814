import Journal

/// The durations of one activity over the runs, cleaned for drawing.
struct DurationSlopeRow {
  /// Its name.
  let name: String
  /// The duration a run; nil where it was not timed, or not to a time that can be.
  let cells: [Double?]
  /// The standing a run.
  let standings: [Comparison.DurationStanding]
  /// The range that the baseline allows; nil without a baseline.
  let band: (low: Double, high: Double)?
  /// The index of the baseline.
  let baseline: Int
  /// The longest duration.
  let greatest: Double
  /// How many runs timed it.
  let timed: Int
  /// Every run that is slower (positive) or faster (negative) than the baseline allows.
  let changes: [(run: Int, by: Double)]
  /// The runs that are held against a baseline.
  let compared: Set<Int>
  /// The last change as it is told.
  private let lastGap: DurationGap?

  /// Cleans a row: as many cells as runs, no negative or infinite lengths.
  init(_ row: Comparison.DurationRow, baseline: Int, runs: Int) {
    name = ChartText.clean(row.name, limit: 160)
    self.baseline = baseline
    let cells = (0..<runs).map { index -> Double? in
      guard index < row.cells.count, let value = row.cells[index], value >= 0, value <= TimeRange.reach else {
        return nil
      }
      return value
    }
    self.cells = cells
    let standings = (0..<runs).map { $0 < row.standings.count ? row.standings[$0] : .noBaseline }
    self.standings = standings
    changes = standings.indices.compactMap { index in
      guard cells[index] != nil else { return nil }
      switch standings[index] {
      case .slower(let by): return by.isFinite ? (index, abs(by)) : nil
      case .faster(let by): return by.isFinite ? (index, -abs(by)) : nil
      case .baseline, .within, .absent, .noBaseline: return nil
      }
    }
    compared = Set(
      standings.indices.filter { index in
        switch standings[index] {
        case .slower, .faster, .within: true
        case .baseline, .absent, .noBaseline: false
        }
      })
    lastGap = changes.last.flatMap { change in cells[change.run].map { Self.gap(change.by, to: $0) } }
    greatest = cells.compactMap { $0 }.max() ?? 0
    timed = cells.compactMap { $0 }.count
    let base = cells.indices.contains(baseline) ? cells[baseline] : nil
    band = base.map { value in
      let room = max(value * 0.1, 0.1)
      return (max(value - room, 0), value + room)
    }
  }

  /// The largest change against the baseline in seconds, slower or faster; 0 when all are within.
  var change: Double { changes.map { abs($0.by) }.max() ?? 0 }

  /// Whether a run is held against a baseline at all: runs of different experiments are not.
  var isCompared: Bool { !compared.isEmpty }

  /// The slowest and the fastest of the runs that changed.
  var outliers: [Int] {
    let slowest = changes.filter { $0.by > 0 }.max { $0.by < $1.by }
    let fastest = changes.filter { $0.by < 0 }.min { $0.by < $1.by }
    return [slowest, fastest].compactMap { $0?.run }
  }

  /// The mark of the last change.
  var standing: Mark {
    guard let last = changes.last, last.run == lastTimed else { return .neutral }
    return last.by > 0 ? .notMet : .met
  }

  /// A change beside the duration it is of and the one it is from.
  func gap(_ change: (run: Int, by: Double)) -> DurationGap? {
    cells[change.run].map { Self.gap(change.by, to: $0) }
  }

  private static func gap(_ by: Double, to seconds: Double) -> DurationGap {
    DurationGap(from: max(seconds - by, 0), to: seconds)
  }

  /// A duration of the row, to the digit at which the last change is told.
  func text(_ seconds: Double) -> String {
    lastGap?.text(seconds) ?? DurationText.short(seconds)
  }

  /// The last duration and how it stands.
  var words: String {
    guard let lastTimed, let value = cells[lastTimed] else { return "" }
    let length = text(value)
    if let last = changes.last, last.run == lastTimed, let lastGap {
      return "\(length), \(lastGap.difference) \(last.by > 0 ? "slower" : "faster")"
    }
    if !changes.isEmpty { return "\(length), \(ShortNumber.text(changes.count)) changed before" }
    return isCompared ? "\(length), within" : length
  }

  private var lastTimed: Int? { cells.indices.last { cells[$0] != nil } }

  /// How a run's point is marked, and whether it stands out.
  func marker(at index: Int) -> (shape: MarkerShape, size: Double, ink: Ink, stands: Bool) {
    guard isCompared else { return (.disc, 4, Ink(.series1), false) }
    if index == baseline { return (.square, 5, Ink(.text), true) }
    switch standings[index] {
    case .slower: return (.triangle, 6, Ink(.notMet), true)
    case .faster: return (.diamond, 6, Ink(.met), true)
    case .baseline: return (.square, 5, Ink(.text), true)
    case .within, .absent, .noBaseline: return (.disc, 4, Ink(.series1), false)
    }
  }
}
