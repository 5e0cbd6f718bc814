import Journal

/// Words for numeric series.
enum MetricWords {
  /// What a series is called in sentences; no other one of its run is called so.
  static func name(_ series: MetricSeries) -> String { ChartText.clean(series.title, limit: 140) }

  /// A sentence about something that has a name: one of several words is set apart, for it may read as a part of the
  /// sentence (`no checkout fails`).
  static func sentence(_ name: String, _ rest: String) -> [Inline] {
    name.contains(" ") ? [.code(name), .text(rest)] : [.text(ChartText.capital(name + rest))]
  }

  /// What series are called beside their lines, where the picture says what they are of: short, and whole where two of
  /// them would read alike.
  static func names(beside series: [MetricSeries]) -> [String] {
    let short = series.map { ChartText.clean($0.name, limit: 60) }
    return Set(short).count == short.count ? short : series.map(name)
  }

  /// A value with its unit: `3 /s` for counters.
  static func level(_ value: Double, _ kind: MetricSeries.Kind) -> String {
    switch kind {
    case .counter: ShortNumber.text(value) + "/s"
    case .gauge: ShortNumber.text(value)
    }
  }

  /// A value of a series with the unit that is known: `3 /s`, `14 %`.
  static func level(_ value: Double, of series: MetricSeries) -> String {
    switch series.unit {
    case .unknown: level(value, series.kind)
    case .perSecond: ShortNumber.text(value) + "/s"
    case .percent: PercentText.text(value / 100)
    }
  }

  /// What follows the greatest number of an axis.
  static func axisUnit(of series: MetricSeries) -> String {
    switch series.unit {
    case .unknown:
      switch series.kind {
      case .counter: "/s"
      case .gauge: ""
      }
    case .perSecond: "/s"
    case .percent: " %"
    }
  }

  /// From the least to the greatest value.
  static func range(_ shape: SeriesShape, of series: MetricSeries) -> String {
    guard let range = shape.range else { return "no values" }
    if range.low == range.high { return "always \(level(range.low, of: series))" }
    return "\(level(range.low, of: series)) to \(level(range.high, of: series))"
  }

  /// A share in per cent; beyond a thousand per cent only that.
  static func percent(_ share: Double) -> String {
    share > 10 ? "more than 1,000 %" : PercentText.text(share)
  }

  /// The most remarkable thing about a series in a short sentence without its name; nil when nothing is.
  static func finding(_ series: MetricSeries) -> String? {
    for finding in series.findings {
      switch finding {
      case .stalled(let value, let span, _):
        return "stalled at \(ShortNumber.text(value)) for \(DurationText.short(span.length))"
      case .restarted(let offset):
        return "restarted at \(DurationText.offset(offset))"
      case .shifted(let before, let during):
        let direction = during > before ? "rose" : "fell"
        return "\(direction) from \(level(before, of: series)) to \(level(during, of: series)) during the fault"
      case .constant(let value):
        return "stayed at \(level(value, of: series))"
      case .gap(let span):
        return "has no samples for \(DurationText.short(span.length)) from \(DurationText.offset(span.from))"
      }
    }
    return nil
  }
}
