import Journal

/// Checks as marks on a clock: `●` met, `✖` not met or broken, `○` not evaluated.
///
/// Checks that stand too close to be told apart share a place, with marks for their outcomes in the
/// order of time.
struct CheckStrip {
  /// Checks that share a place.
  struct Cluster {
    /// Where the first of them stands in points.
    var from: Double
    /// Where the last of them stands.
    var to: Double
    /// The checks with their offsets, in time order.
    var checks: [(check: Check, offset: Double)]
    /// Their outcomes in the order of time, the same ones in a row as one mark.
    var marks: [Mark]

    /// The middle of the marks.
    var x: Double { (from + to) / 2 }

    /// How many marks may stand side by side.
    static let markLimit = 4

    /// Outcomes without repetitions. Of very changeable ones the first and the last stay, and between them the first of
    /// each other kind, so that what came last is never told as having come before.
    static func shortened(_ outcomes: [Mark]) -> [Mark] {
      let marks = joined(outcomes)
      guard marks.count > markLimit, let first = marks.first, let last = marks.last else { return marks }
      var kept = [first]
      for mark in marks where !kept.contains(mark) && mark != last { kept.append(mark) }
      return joined(kept + [last])
    }

    private static func joined(_ marks: [Mark]) -> [Mark] {
      marks.reduce(into: []) { joined, mark in if joined.last != mark { joined.append(mark) } }
    }

    /// Takes in the cluster to the right.
    mutating func join(_ other: Cluster) {
      to = max(to, other.to)
      checks.append(contentsOf: other.checks)
      marks = Self.shortened(checks.map(\.check.outcome.chartMark))
    }
  }

  /// The clusters from left to right.
  let clusters: [Cluster]
  /// The width of a mark.
  let size: Double

  /// Places a run's checks.
  init(run: RunAnalysis, scale: LinearScale, size: Double = ChartStyle.marker) {
    self.size = size
    var clusters: [Cluster] = []
    for placed in Self.placed(run).sorted(by: { $0.offset < $1.offset }) {
      let x = scale(placed.offset)
      clusters.append(Cluster(from: x, to: x, checks: [placed], marks: [placed.check.outcome.chartMark]))
      while clusters.count > 1, let last = clusters.last {
        let former = clusters[clusters.count - 2]
        let reach = size * Double(last.marks.count + former.marks.count) / 2
        guard last.x - former.x < reach else { break }
        clusters.removeLast()
        clusters[clusters.count - 1].join(last)
      }
    }
    self.clusters = clusters
  }

  /// Draws the marks around a height.
  func draw(on sketch: inout Sketch, y: Double) {
    for cluster in clusters {
      let marks = cluster.marks
      let width = size * Double(marks.count)
      let left = min(max(cluster.x - width / 2, 0), sketch.width - width)
      sketch.group(hover: Self.hover(cluster)) { sketch in
        for (index, mark) in marks.enumerated() {
          let x = left + size * (Double(index) + 0.5)
          sketch.marker(mark.shape, at: DrawingPoint(x, y), size: size - 0.5, ink: Ink(mark.role))
        }
      }
      sketch.reserve(DrawingRect(x: left, y: y - size / 2, width: width, height: size))
    }
  }

  /// Checks with the moment at which they were or would have been made.
  ///
  /// A check that was not evaluated stands beside its neighbours of the same phase, else at the phase's edge.
  static func placed(_ run: RunAnalysis) -> [(check: Check, offset: Double)] {
    guard run.clock.kind != .unknown else { return [] }
    var latest: [Check.Phase: Double] = [:]
    for check in run.checks {
      guard let offset = check.offset, TimeRange.isMoment(offset) else { continue }
      latest[check.phase] = offset
    }
    return run.checks.compactMap { check in
      let moment = check.offset ?? latest[check.phase] ?? edge(of: check.phase, clock: run.clock)
      return TimeRange.isMoment(moment) ? (check, moment) : nil
    }
  }

  private static func edge(of phase: Check.Phase, clock: RunClock) -> Double {
    switch phase {
    case .before: clock.run.from
    case .during: clock.method?.to ?? clock.run.to
    case .after: clock.run.to
    }
  }

  private static func hover(_ cluster: Cluster) -> String {
    var lines = cluster.checks.prefix(6).map { placed in
      let name = ChartText.clean(placed.check.name, limit: 60)
      let phase = placed.check.phase.chartWord
      return "\(name) \(placed.check.outcome.chartWord), \(phase), \(DurationText.offset(placed.offset))"
    }
    if cluster.checks.count > 6 { lines.append("and \(ShortNumber.text(cluster.checks.count - 6)) more") }
    return lines.joined(separator: "; ")
  }
}
