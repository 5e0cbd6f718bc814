import Journal

/// A numeric series as stretches without gaps, ready to be drawn.
///
/// A rate holds over the interval that ends at its sample, so counters become steps; levels become straight lines
/// from sample to sample. Where a sample is missing or is no number, the stretch ends.
struct SeriesShape {
  /// One point of the shape.
  struct Place: Hashable {
    /// Seconds on the run's clock.
    var offset: Double
    /// The value.
    var value: Double
  }

  /// The stretches in time order, each with at least one place.
  let stretches: [[Place]]

  /// Cuts a series into stretches; samples outside `window` are left out.
  init(_ series: MetricSeries, window: Span? = nil) {
    let points = Self.ordered(series.shown).filter { point in
      guard let window else { return true }
      return point.offset >= window.from && point.offset <= window.to
    }
    switch series.kind {
    case .counter: stretches = Self.steps(points, gaps: series.gaps, window)
    case .gauge: stretches = Self.lines(points, gaps: series.gaps)
    }
  }

  /// The least and greatest value; nil without values.
  var range: (low: Double, high: Double)? {
    var range: (low: Double, high: Double)?
    for stretch in stretches {
      for place in stretch {
        range = (min(range?.low ?? place.value, place.value), max(range?.high ?? place.value, place.value))
      }
    }
    return range
  }

  /// The last place.
  var last: Place? { stretches.last?.last }

  /// Samples in time order, those without a moment left out; values that are no number stay, as gaps.
  static func ordered(_ points: [MetricSeries.Point]) -> [MetricSeries.Point] {
    let usable = points.filter { TimeRange.isMoment($0.offset) }
    for (former, latter) in zip(usable, usable.dropFirst()) where latter.offset < former.offset {
      return usable.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        .map(\.element)
    }
    return usable
  }

  private static func isGap(from: Double, to: Double, _ gaps: [Span]) -> Bool {
    gaps.contains { $0.from < to && from < $0.to }
  }

  private static func lines(_ points: [MetricSeries.Point], gaps: [Span]) -> [[Place]] {
    var stretches: [[Place]] = []
    var open = false
    for point in points {
      guard point.value.isFinite else {
        open = false
        continue
      }
      let place = Place(offset: point.offset, value: point.value)
      if open, let last = stretches.last?.last, !isGap(from: last.offset, to: place.offset, gaps) {
        stretches[stretches.count - 1].append(place)
      } else {
        stretches.append([place])
      }
      open = true
    }
    return stretches
  }

  /// A rate holds since the rate before it; the first one, and one after missing samples, for the usual distance.
  private static func steps(_ rates: [MetricSeries.Point], gaps: [Span], _ window: Span?) -> [[Place]] {
    let usual = usualDistance(rates)
    var stretches: [[Place]] = []
    var former: Double?
    for rate in rates {
      defer { former = rate.offset }
      guard rate.value.isFinite else { continue }
      var from = rate.offset - usual
      if let former, former >= rate.offset - usual * 1.6 { from = min(former, rate.offset) }
      if let window { from = max(from, window.from) }
      if isGap(from: from, to: rate.offset, gaps) { continue }
      if let last = stretches.last?.last, last.offset == from {
        if last.value != rate.value { stretches[stretches.count - 1].append(Place(offset: from, value: rate.value)) }
      } else {
        stretches.append([Place(offset: from, value: rate.value)])
      }
      stretches[stretches.count - 1].append(Place(offset: rate.offset, value: rate.value))
    }
    return stretches
  }

  private static func usualDistance(_ points: [MetricSeries.Point]) -> Double {
    let distances = zip(points, points.dropFirst()).map { $1.offset - $0.offset }.filter { $0 > 0 }.sorted()
    return distances.isEmpty ? 0 : distances[distances.count / 2]
  }
}
