/// Puts load results on the clocks of the runs they overlap.
struct LoadAligner {
  let runs: [RunAnalysis]
  let redactor: Redactor

  /// The most runs that one file is shown beside.
  static let viewLimit = 8
  /// The most steps of requests a second in one view.
  static let stepLimit = 120

  /// The results with their views; evidence numbers go on where those of activities end.
  func align(_ results: [LoadResult]) -> [LoadAnalysis] {
    var evidence = (runs.lazy.compactMap { $0.activities.map(\.evidence).max() }.max() ?? 0) + 1
    return results.map { result in
      defer { evidence += 1 }
      let views = views(of: result, evidence: evidence)
      return LoadAnalysis(
        result: result, evidence: evidence, views: views,
        series: views.isEmpty ? lone(result, evidence: evidence) : [])
    }
  }

  /// The most series that are shown of one file that stands beside no run.
  static let loneLimit = 60

  /// The series of a file that stands beside no run, from its own start on.
  private func lone(_ result: LoadResult, evidence: Int) -> [MetricSeries] {
    let whole = Span(from: -.infinity, to: .infinity)
    let clock = RunClock(
      origin: Instant(microseconds: 0), kind: .unknown, run: whole, method: nil, rollbackStart: nil,
      isWholeSeconds: false)
    var first = result
    first.series = Array(result.series.prefix(Self.loneLimit))
    return series(first, shift: 0, shown: whole, clock: clock, evidence: evidence)
  }

  private func views(of result: LoadResult, evidence: Int) -> [LoadView] {
    guard let start = result.start else { return [] }
    var views: [LoadView] = []
    for index in runs.indices where views.count < Self.viewLimit {
      let clock = runs[index].clock
      guard clock.kind != .unknown else { continue }
      let shift = clock.offset(of: start)
      let span = Span(from: shift, to: shift + max(result.duration ?? 0, 0))
      // What lies far from the run says nothing about it.
      let margin = max(60, clock.run.length)
      let reach = Span(from: clock.run.from - margin, to: clock.run.to + margin)
      guard span.to >= clock.run.from, span.from <= clock.run.to else { continue }
      let shown = Span(from: max(span.from, reach.from), to: min(span.to, reach.to))
      var view = LoadView(run: index, span: shown, windows: [], series: [], step: nil)
      if result.samples.isEmpty {
        view.series = series(result, shift: shift, shown: shown, clock: clock, evidence: evidence)
      } else {
        let samples = result.samples.filter { shift + $0.offset >= shown.from && shift + $0.offset <= shown.to }
        view.windows = windows(samples, shift: shift, shown: shown, clock: clock)
        let step = max(Self.step(for: shown.length), result.resolution * 2)
        view.step = step
        view.series = rates(
          samples, view.windows, result, shift: shift, shown: shown, step: step, clock: clock, evidence: evidence)
      }
      views.append(view)
    }
    return views
  }

  private func windows(_ samples: [LoadSample], shift: Double, shown: Span, clock: RunClock) -> [LoadWindow] {
    let fault = clock.method ?? clock.run
    let parts: [(LoadWindow.Part, Span)] = [
      (.before, Span(from: shown.from, to: min(fault.from, shown.to))),
      (.during, Span(from: max(fault.from, shown.from), to: min(fault.to, shown.to))),
      (.after, Span(from: max(fault.to, shown.from), to: shown.to)),
    ]
    return parts.compactMap { part, span in
      guard span.to > span.from else { return nil }
      let isLast = span.to >= shown.to
      let inside = samples.filter { sample in
        let offset = shift + sample.offset
        return offset >= span.from && (offset < span.to || (isLast && offset <= span.to))
      }
      let latencies = inside.lazy.filter { !$0.isError }.map(\.latency).sorted()
      return LoadWindow(
        part: part, span: span, count: inside.count, errors: inside.count { $0.isError }, latencies: latencies)
    }
  }

  /// A length that people count in, so that there are at most so many steps.
  static func step(for length: Double) -> Double {
    let steps: [Double] = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600]
    return steps.first { length / $0 <= Double(stepLimit) / 2 } ?? 86_400
  }

  /// Requests a second and the share of errors, step by step from the first; a step that is cut off is left out.
  private func rates(
    _ samples: [LoadSample], _ windows: [LoadWindow], _ result: LoadResult, shift: Double, shown: Span, step: Double,
    clock: RunClock, evidence: Int
  ) -> [MetricSeries] {
    let count = min(Int((shown.length / step).rounded(.down)), 10_000)
    guard count >= 3 else { return [] }
    var all = [Int](repeating: 0, count: count)
    var failed = [Int](repeating: 0, count: count)
    for sample in samples {
      let place = Int(((shift + sample.offset - shown.from) / step).rounded(.down))
      guard all.indices.contains(place) else { continue }
      all[place] += 1
      if sample.isError { failed[place] += 1 }
    }
    let name = redactor.mask(BoundedText.line(result.target ?? result.source.label, limit: 120))
    func series(_ label: String, _ unit: MetricSeries.Unit, _ value: (Int) -> Double) -> MetricSeries {
      let points = (0..<count).map { place in
        MetricSeries.Point(offset: shown.from + (Double(place) + 0.5) * step, value: value(place))
      }
      let raw = RawSeries(label: label, points: points)
      var made = SeriesFinisher(clock: clock)
        .finish(raw, evidence: evidence, activity: name, query: nil, label: label, kind: .gauge)
      made.unit = unit
      return made
    }
    var made = [series("requests", .perSecond) { Double(all[$0]) / step }]
    if failed.contains(where: { $0 > 0 }) {
      var errors = series("errors", .percent) { all[$0] > 0 ? Double(failed[$0]) / Double(all[$0]) * 100 : .nan }
      // Steps hold unequal numbers of requests, so that the middle one of their shares is not the window's share.
      errors.findings.removeAll { finding in
        switch finding {
        case .shifted: true
        case .stalled, .restarted, .constant, .gap: false
        }
      }
      if let shift = Self.shift(windows), clock.kind == .firstAction, clock.method != nil {
        errors.findings.insert(shift, at: 0)
      }
      made.append(errors)
    }
    return made
  }

  /// Whether another share of requests failed during the fault than before it: an exact test below 5 %.
  private static func shift(_ windows: [LoadWindow]) -> SeriesFinding? {
    guard let before = windows.first(where: { $0.part == .before }),
      let during = windows.first(where: { $0.part == .during }), let low = before.errorShare,
      let high = during.errorShare, low != high,
      let test = FisherExact(met: during.errors, of: during.count, against: before.errors, of: before.count),
      test.p < 0.05
    else { return nil }
    return .shifted(before: low * 100, during: high * 100)
  }

  private func series(
    _ result: LoadResult, shift: Double, shown: Span, clock: RunClock, evidence: Int
  ) -> [MetricSeries] {
    result.series.compactMap { series in
      let points = series.points.compactMap { point -> MetricSeries.Point? in
        let offset = shift + point.offset
        guard offset >= shown.from, offset <= shown.to else { return nil }
        return MetricSeries.Point(offset: offset, value: point.value.isFinite ? point.value : .nan)
      }
      guard points.count >= 2 else { return nil }
      let label = BoundedText.line(redactor.mask(series.name), limit: 120)
      let raw = RawSeries(label: label, metric: series.metric, points: points)
      return SeriesFinisher(clock: clock)
        .finish(raw, evidence: evidence, activity: redactor.mask(result.source.label), query: nil, label: label)
    }
  }
}
