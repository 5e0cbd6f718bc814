/// Turns a counter into rates per second.
struct RateMaker {
  /// The rates at the end of each interval; NaN where samples are missing.
  private(set) var rates: [MetricSeries.Point] = []
  /// Where the counter restarted.
  private(set) var restarts: [Double] = []
  /// The distance between changes, when the samples are denser than what they sample.
  private(set) var resolution: Double?
  /// The samples that the rates lie between.
  private(set) var anchors: [MetricSeries.Point] = []

  /// Computes the rates.
  ///
  /// A query may ask for more samples than were scraped; then each value comes several times and the rate between
  /// neighbours jumps between 0 and too much. Where at least three in four changes are the same number of steps
  /// (two or more) apart, rates are taken over that distance.
  ///
  /// A restart counts from 0, so that the growth since then is all that is known.
  ///
  /// - Parameters:
  ///   - points: the samples in time order.
  ///   - step: their usual distance in seconds.
  init(_ points: [MetricSeries.Point], step: Double?) {
    let steps = step.flatMap { RateMaker.stepsBetweenChanges(points, step: $0) }
    if let steps, let step { resolution = Double(steps) * step }
    anchors = steps.map { RateMaker.anchors(points, every: $0) } ?? points
    let longest = (resolution ?? step ?? .infinity) * 1.5
    var previous: MetricSeries.Point?
    for point in anchors {
      defer { previous = point }
      guard let last = previous else { continue }
      // To the microsecond, as moments are: the rest is noise of the subtraction.
      let length = ((point.offset - last.offset) * 1_000_000).rounded() / 1_000_000
      guard length > 0, point.value.isFinite, last.value.isFinite, length <= longest else {
        if rates.last?.value.isNaN != true { rates.append(.init(offset: point.offset, value: .nan)) }
        if point.value.isFinite, last.value.isFinite, point.value < last.value { restarts.append(point.offset) }
        continue
      }
      let isRestart = point.value < last.value
      if isRestart { restarts.append(point.offset) }
      rates.append(.init(offset: point.offset, value: (point.value - (isRestart ? 0 : last.value)) / length))
    }
  }

  private static func stepsBetweenChanges(_ points: [MetricSeries.Point], step: Double) -> Int? {
    guard step > 0 else { return nil }
    var distances: [Int] = []
    var last: Double?
    for (previous, point) in zip(points, points.dropFirst()) where previous.value != point.value {
      if let last { distances.append(Int(min((point.offset - last) / step, 1e6).rounded())) }
      last = point.offset
    }
    guard distances.count >= 3, let usual = Quantile.median(distances.map(Double.init)) else { return nil }
    let steps = Int(usual.rounded())
    return steps >= 2 && distances.count(where: { $0 == steps }) * 4 >= distances.count * 3 ? steps : nil
  }

  /// The samples at which the value changed, and every so many between them. What comes before the first change is
  /// kept only when it is a whole distance.
  private static func anchors(_ points: [MetricSeries.Point], every steps: Int) -> [MetricSeries.Point] {
    var anchors: [MetricSeries.Point] = []
    var last = 0
    for index in points.indices.dropFirst() {
      let isChange = points[index].value != points[index - 1].value
      guard isChange || index - last >= steps else { continue }
      if anchors.isEmpty, index - last >= steps { anchors.append(points[0]) }
      anchors.append(points[index])
      last = index
    }
    return anchors
  }
}
