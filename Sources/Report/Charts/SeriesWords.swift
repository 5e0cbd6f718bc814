import Journal

/// The words around a picture of series.
struct SeriesWords {
  /// The run.
  let run: RunAnalysis
  /// What is drawn.
  let lines: SeriesLines

  /// The series whose finding is the title; nil where no series has one.
  private var told: MetricSeries? {
    let found = lines.named.first { MetricWords.finding($0.series) != nil && !isConstant($0.series) }
    return (found ?? lines.named.first).map(\.series).flatMap { MetricWords.finding($0) == nil ? nil : $0 }
  }

  /// The finding of the most remarkable series.
  var title: [Inline] {
    if let told, let finding = MetricWords.finding(told) {
      return MetricWords.sentence(MetricWords.name(told), " \(finding)")
    }
    guard let line = lines.named.first else { return [] }
    let count = lines.named.count + lines.light.count + lines.left
    if count > 1 {
      return [.text("\(ShortNumber.text(count)) series of \(ChartText.clean(line.series.activity, limit: 60))")]
    }
    let range = MetricWords.range(line.shape, of: line.series)
    return MetricWords.sentence(MetricWords.name(line.series), ": \(range)")
  }

  /// What is shown, n and window, and how to read the picture.
  var subtitle: [Inline] { words(isDrawn: true) }

  /// The same without what needs the picture.
  var facts: [Inline] { words(isDrawn: false) }

  private func words(isDrawn: Bool) -> [Inline] {
    guard let first = lines.named.first else { return [] }
    var inlines: [Inline] = [
      .code(ChartText.clean(first.series.activity, limit: 60)), .text(" "), .evidence(first.series.evidence),
    ]
    let what = lines.kind == .counter || first.series.unit == .perSecond ? ", per second" : ""
    let samples = lines.named.map { $0.series.points.count { !$0.value.isNaN } }.max() ?? 0
    var parts = "\(what), n = \(ShortNumber.text(samples)) samples"
    if let steps = StepWords.text(lines.named.map(\.series)) { parts += ", \(steps)" }
    parts += "."
    if isDrawn, lines.light.count + lines.left > 0 {
      parts +=
        " Named: the \(lines.named.count) most remarkable of \(ShortNumber.text(lines.named.count + lines.light.count + lines.left))"
      parts += lines.left > 0 ? "; \(ShortNumber.text(lines.left)) not drawn." : "."
    }
    if isDrawn, lines.named.contains(where: { $0.series.unit == .percent && MetricWords.finding($0.series) != nil }) {
      parts += " The line: the share of each step; in words: of all requests before and during the fault."
    }
    if let told, ShiftWords.isDoubted(told, in: run) { parts += " " + ShiftWords.besidePicture }
    if isDrawn, run.clock.method != nil { parts += " Shaded: while the method ran." }
    if lines.named.contains(where: \.series.timesAreEstimated) {
      parts += " The output has no times: samples are spread evenly over the activity."
    }
    if isDrawn, lines.named.contains(where: { !Self.changes($0.series).isEmpty }) {
      parts += " Upright dashes: its values changed (E-divisive, 5 %; neighbours depend on each other: look here)."
    }
    for limit in isDrawn ? lines.farLimits : [] {
      parts += " Beyond the scale: \(limit.word) \(ShortNumber.text(limit.value))."
    }
    inlines.append(.text(parts))
    return inlines + TimelineWords.checks(run.tally)
  }

  /// For readers who cannot see it.
  var description: String {
    var sentences: [String] = []
    for line in lines.named {
      var sentence = "\(MetricWords.name(line.series)): \(MetricWords.range(line.shape, of: line.series))"
      if let finding = MetricWords.finding(line.series) { sentence += "; it \(finding)" }
      let gaps = line.series.gaps.count
      if gaps > 0 { sentence += "; \(ChartText.count(gaps, "gap")) in the data" }
      for change in Self.changes(line.series) {
        let place = "\(DurationText.offset(change.span.from)) and \(DurationText.offset(change.span.to))"
        sentence += "; between \(place) it changed from \(MetricWords.level(change.before, of: line.series))"
        sentence += " to \(MetricWords.level(change.since, of: line.series))"
      }
      sentences.append(sentence + ".")
    }
    if let method = run.clock.method {
      sentences.append(
        "The method ran from \(DurationText.offset(method.from)) to \(DurationText.offset(method.to)).")
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  /// The samples behind it.
  var data: Table? {
    let isCounter = lines.kind == .counter
    var table = ChartTable(
      "Samples of \(lines.named.first.map { MetricWords.name($0.series) } ?? "")",
      columns: ["Series", "At"] + (isCounter ? ["Count", "Per second"] : ["Value"]), numbers: [1, 2, 3])
    for line in lines.named {
      let name = MetricWords.name(line.series)
      var rates: [Double: Double] = [:]
      if isCounter { for rate in line.series.rates.prefix(2_000) { rates[rate.offset] = rate.value } }
      for point in line.series.points {
        var cells: [ChartTable.Cell] = [.text(name), .offset(point.offset), .value(point.value)]
        if isCounter { cells.append(.value(rates[point.offset])) }
        table.add(cells)
      }
    }
    return table.made()
  }

  /// The changes that a picture shows: those of a stalled counter are its stalls, which are marked already.
  static func changes(_ series: MetricSeries) -> [SeriesChange] {
    guard RunOverviewFacts.stalls(of: series).isEmpty else { return [] }
    return Array((series.changes ?? []).prefix(6))
  }

  private func isConstant(_ series: MetricSeries) -> Bool {
    guard case .constant = series.findings.first else { return false }
    return true
  }
}
