/// Says what is remarkable about a series, by rules that are the same for every series.
struct FindingFinder {
  let series: MetricSeries
  /// The samples that rates lie between; the points themselves for a gauge.
  let anchors: [MetricSeries.Point]

  /// The findings, most remarkable first.
  func find() -> [SeriesFinding] {
    let stalls = self.stalls()
    var findings = stalls + series.restarts.prefix(5).map { .restarted(at: $0) }
    if let shift = shift() { findings.append(shift) }
    let gaps = series.gaps.sorted { ($1.length, $0.from) < ($0.length, $1.from) }
    findings += gaps.prefix(3).map { .gap($0) }
    if let constant = constant() { findings.append(constant) }
    return findings
  }

  /// The longest stretches in which a counter did not grow, at most three.
  ///
  /// A stretch has at least three intervals, and before it the counter grew in at least three intervals and in at
  /// least half of them, back to the last stall or restart: one that grows now and then does not stall.
  private func stalls() -> [SeriesFinding] {
    guard case .counter = series.kind else { return [] }
    var found: [(value: Double, span: Span, toEnd: Bool)] = []
    var growing = 0
    var intervals = 0
    var start: Int?
    func close(at end: Int) {
      guard let first = start, end - first >= 3, growing >= 3, growing * 2 >= intervals else { return }
      let span = Span(from: anchors[first].offset, to: anchors[end].offset)
      found.append((anchors[first].value, span, end == anchors.count - 1))
    }
    for index in anchors.indices.dropFirst() {
      let (last, value) = (anchors[index - 1].value, anchors[index].value)
      if value == last {
        if start == nil { start = index - 1 }
        continue
      }
      if let first = start {
        close(at: index - 1)
        // A long stall begins a new count; a short one belongs to how the counter grows.
        if index - 1 - first >= 3 { (growing, intervals) = (0, 0) } else { intervals += index - 1 - first }
        start = nil
      }
      if value > last {
        growing += 1
        intervals += 1
      } else {
        (growing, intervals) = (0, 0)
      }
    }
    if !anchors.isEmpty { close(at: anchors.count - 1) }
    let longest = found.sorted { ($1.span.length, $0.span.from) < ($0.span.length, $1.span.from) }.prefix(3)
    return longest.map { .stalled(at: $0.value, span: $0.span, toEnd: $0.toEnd) }
  }

  /// Whether the level during the fault differs from before: medians at least 10 % apart, at least four values on
  /// each side, and a rank-sum test below 5 %.
  private func shift() -> SeriesFinding? {
    let windows = series.windows
    guard windows.before.count >= 4, windows.during.count >= 4, let before = Quantile.median(windows.before),
      let during = Quantile.median(windows.during),
      abs(during - before) > 0.1 * max(before.magnitude, during.magnitude),
      let test = MannWhitney(windows.during, windows.before), test.p < 0.05
    else { return nil }
    return .shifted(before: before, during: during)
  }

  private func constant() -> SeriesFinding? {
    let values = series.points.lazy.map(\.value).filter { !$0.isNaN }
    guard values.count >= 3, let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return .constant(first)
  }
}
