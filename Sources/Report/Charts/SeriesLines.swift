import Journal

/// Which of several series are drawn how: the few with a name, the rest as light lines, and the limits beside them.
struct SeriesLines {
  /// A series and its shape.
  struct Line {
    /// The series.
    var series: MetricSeries
    /// Its stretches.
    var shape: SeriesShape
  }

  /// A limit of a tolerance.
  struct Limit: Hashable {
    /// The value.
    var value: Double
    /// `at least`, `at most` or `exactly`.
    var word: String
  }

  /// The series with a name: all up to four, else the four most remarkable.
  let named: [Line]
  /// The others.
  let light: [SeriesShape]
  /// How many series have values but no line.
  let left: Int
  /// What the values are.
  let kind: MetricSeries.Kind
  /// The stretch of the clock that is shown; nil without values.
  let window: Span?
  /// Limits of the checks that judge these series.
  let limits: [Limit]
  /// The least value or limit to show.
  let low: Double
  /// The greatest.
  let high: Double
  /// Whether the room below the line is filled: for one line, and only from 0, since an area says how much.
  var isFilled: Bool { named.count == 1 && light.isEmpty && low == 0 }

  /// Chooses and measures; series of another kind than the first are left out, because they have another unit.
  init(run: RunAnalysis, series: [MetricSeries]) {
    let kind = series.first?.kind ?? .gauge
    self.kind = kind
    var range = TimeRange()
    if run.clock.kind != .unknown {
      range.include(run.clock.run)
      for one in series { for point in one.shown { range.include(data: point.offset, of: run.clock.run) } }
    }
    let window = range.padded(atLeast: run.clock.leastLength)
    self.window = window
    var lines: [(line: Line, rank: Int)] = []
    for one in series where one.kind == kind {
      let shape = SeriesShape(one, window: window)
      guard shape.range != nil else { continue }
      lines.append((Line(series: one, shape: shape), Self.remark(one)))
    }
    let ranked = lines.indices.sorted { (-lines[$0].rank, $0) < (-lines[$1].rank, $1) }
    let chosen = Set(ranked.prefix(4))
    named = lines.indices.filter { chosen.contains($0) }.map { lines[$0].line }
    let others = ranked.dropFirst(4)
    light = others.prefix(SeriesChart.lineLimit).map { lines[$0].line.shape }
    left = max(others.count - SeriesChart.lineLimit, 0)
    limits = Self.limits(run: run, series: named.map(\.series), kind: kind)
    let isAmount = named.contains { $0.series.kind == .counter || $0.series.unit != .unknown }
    let least = isAmount ? 1 : lines.count == 1 ? 0.9 : 0.6
    (low, high) = Self.extent(shapes: named.map(\.shape) + light, limits: limits, fromZeroUpTo: least)
  }

  /// Limits that the scale takes in.
  var drawnLimits: [Limit] { limits.filter { $0.value >= low && $0.value <= high } }
  /// Limits so far off that drawing them would flatten the lines.
  var farLimits: [Limit] { limits.filter { $0.value < low || $0.value > high } }

  /// How remarkable a series is.
  private static func remark(_ series: MetricSeries) -> Int {
    series.findings.map { finding in
      switch finding {
      case .stalled: 5
      case .restarted: 4
      case .shifted: 3
      case .gap: 2
      case .constant: 0
      }
    }.max() ?? 1
  }

  /// Numeric limits of checks that judge the same activity; a counter's limits are of its count, not of its rate.
  private static func limits(run: RunAnalysis, series: [MetricSeries], kind: MetricSeries.Kind) -> [Limit] {
    guard kind == .gauge else { return [] }
    let names = Set(series.map(\.activity))
    let evidence = Set(series.map(\.evidence))
    var limits: [Limit] = []
    for check in run.checks {
      guard let bounds = check.limits else { continue }
      guard names.contains(check.name) || check.evidence.map(evidence.contains) == true else { continue }
      let found: [Limit]
      if let low = bounds.low, let high = bounds.high, low == high {
        found = [Limit(value: low, word: "exactly")]
      } else {
        found = [
          bounds.low.map { Limit(value: $0, word: "at least") }, bounds.high.map { Limit(value: $0, word: "at most") },
        ].compactMap { $0 }
      }
      for limit in found where limit.value.isFinite && !limits.contains(limit) && limits.count < 4 {
        limits.append(limit)
      }
    }
    return limits
  }

  /// The values with the limits near them, from 0 where the least is at most a share of the greatest.
  private static func extent(shapes: [SeriesShape], limits: [Limit], fromZeroUpTo share: Double) -> (Double, Double) {
    var low = Double.infinity
    var high = -Double.infinity
    for range in shapes.compactMap(\.range) {
      low = min(low, range.low)
      high = max(high, range.high)
    }
    guard low <= high else { return (0, 1) }
    let room = max(high / 2 - low / 2, abs(high) / 4, abs(low) / 4) * 4
    for limit in limits where limit.value >= low - room && limit.value <= high + room {
      low = min(low, limit.value)
      high = max(high, limit.value)
    }
    if low >= 0, low <= high * share { low = 0 }
    if high <= 0, high >= low * 0.6 { high = 0 }
    return (low, high)
  }
}
