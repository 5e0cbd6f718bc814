import Journal

/// One file of load results.
struct LoadBlocks {
  let voice: ReportVoice
  let load: LoadAnalysis
  let id: String

  private var result: LoadResult { load.result }

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "e\(load.evidence)", [.text(name)]), .paragraph(head, .body),
    ]
    for (place, view) in load.views.enumerated() { blocks += self.blocks(of: view, id: "\(id)-\(place + 1)") }
    if let overall = load.overall { blocks.append(.table(table(of: [overall], "All requests"))) }
    if !result.summaries.isEmpty {
      blocks.append(.table(table(of: result.summaries, "As \(result.tool.rawValue) sums it up")))
    }
    if !load.series.isEmpty { blocks.append(.table(series)) }
    if !notes.isEmpty { blocks.append(.paragraph([.text(notes.joined(separator: " "))], .note)) }
    return blocks
  }

  // MARK: Words

  /// The label, with the tool unless the label names it.
  private var name: String {
    let label = voice.line(result.source.label, limit: 80)
    return label.lowercased() == result.tool.rawValue ? label : "\(label) (\(result.tool.rawValue))"
  }

  private var head: [Inline] {
    var text: [Inline] = []
    if let target = result.target { text += [.code(voice.line(target, limit: 200)), .text(": ")] }
    var parts: [String] = []
    if !result.samples.isEmpty {
      let errors = result.samples.count { $0.isError }
      parts.append("\(counted(result.samples.count, "request")), \(share(errors, of: result.samples.count)) failed")
    }
    if !result.series.isEmpty { parts.append(counted(result.series.count, "series", "series")) }
    if result.tool == .hyperfine { parts.append(counted(result.summaries.count, "command")) }
    let lasted = result.duration.flatMap { $0 > 0 ? "over \(DurationText.short($0))" : nil }
    if parts.isEmpty {
      parts.append((["summed up by \(result.tool.rawValue)"] + [lasted].compactMap(\.self)).joined(separator: " "))
    } else if let lasted {
      parts.append(lasted)
    }
    if let start = result.start { parts.append("from \(start.date) \(start.timeToTheSecond) UTC on") }
    let words = parts.joined(separator: ", ")
    text.append(.text(text.isEmpty ? words.prefix(1).uppercased() + words.dropFirst() : words))
    text += [.text(" "), .evidence(load.evidence), .text(".")]
    return text + [.muted([.text("  SHA-256 \(result.source.sha256.prefix(12))")])]
  }

  /// `12 of 331 (3.6 %)`.
  private func share(_ part: Int, of whole: Int) -> String {
    guard part > 0, whole > 0 else { return ShortNumber.text(part) }
    return "\(ShortNumber.text(part)) (\(PercentText.text(Double(part) / Double(whole))))"
  }

  private var notes: [String] {
    var notes: [String] = []
    if result.start == nil {
      notes.append("The file does not say when the load ran, so that it cannot be put beside a run.")
    } else if load.views.isEmpty {
      notes.append("The load ran beside none of the runs.")
    }
    let rule = "A percentile is given only from enough requests (p95 from 59)."
    if !result.samples.isEmpty {
      notes.append("Latencies are those of requests that did not fail. " + rule)
    } else if !result.summaries.isEmpty, result.tool != .hyperfine {
      notes.append("Latencies as the tool sums them up, those of failed requests among them. " + rule)
    }
    if result.resolution > 0 {
      notes.append("Its times are no finer than \(DurationText.short(result.resolution)).")
    }
    if result.tool.isClosedLoop {
      notes.append(
        "\(result.tool.rawValue) waits for answers before it sends more: while the system stalls it sends less, and slow answers are under-counted."
      )
    }
    if result.skipped > 0 { notes.append("\(counted(result.skipped, "entry", "entries")) could not be read.") }
    if result.leftOut > 0 {
      notes.append("\(counted(result.leftOut, "entry", "entries")) beyond the limit were left out.")
    }
    return notes
  }

  // MARK: Beside a run

  private func blocks(of view: LoadView, id: String) -> [Block] {
    guard voice.analysis.runs.indices.contains(view.run) else { return [] }
    let run = voice.analysis.runs[view.run]
    var blocks: [Block] = [
      .paragraph(
        [
          .text("Beside "), voice.link(to: view.run),
          .text(" from \(DurationText.offset(view.span.from)) to \(DurationText.offset(view.span.to)) on its clock."),
        ], .body)
    ]
    if !view.windows.isEmpty { blocks.append(.table(windows(view, of: run))) }
    let series = view.step == nil ? [Array(view.series.prefix(60))] : view.series.map { [$0] }
    for (place, group) in series.enumerated() where !group.isEmpty {
      if let figure = SeriesChart(run: run, series: group).figure(id: "\(id)-series-\(place + 1)") {
        blocks.append(.figure(figure))
      }
    }
    let before = view.windows.first { $0.part == .before }?.latencies ?? []
    let during = view.windows.first { $0.part == .during }?.latencies ?? []
    let name = voice.line(result.target ?? result.source.label, limit: 60)
    if let figure = ECDFChart(name: name, baseline: before, fault: during).figure(id: "\(id)-latencies") {
      blocks.append(.figure(figure))
    }
    return blocks
  }

  private var columns: [Table.Column] {
    // A command is run, not requested.
    let count = result.tool == .hyperfine ? "Runs" : "Requests"
    return [count, "Per second", "Failed", "Median", "p90", "p95", "p99", "Longest"].map {
      .init($0, alignment: .trailing)
    }
  }

  private func windows(_ view: LoadView, of run: RunAnalysis) -> Table {
    let words: [LoadWindow.Part: String] =
      run.clock.method == nil
      ? [.before: "before the run", .during: "during the run", .after: "after the run"]
      : [.before: "before the fault", .during: "during the fault", .after: "after the fault"]
    var table = Table(
      caption: "Requests before, during and after the fault",
      columns: [.init("Window"), .init("Length", alignment: .trailing)] + columns)
    table.hasRowHeads = true
    let rates = Self.column(view.windows.map(\.rate))
    for (window, rate) in zip(view.windows, rates) {
      table.rows.append(
        .init(
          [
            .init([.text(words[window.part] ?? window.part.rawValue)]),
            .init([.text(DurationText.short(window.span.length))], sortKey: window.span.length),
          ]
            + cells(
              count: window.count, rate: rate, errors: window.errors, high: window.latencies.last,
              seconds: window.seconds)))
    }
    return table
  }

  private func table(of summaries: [LoadSummary], _ caption: String) -> Table {
    let isNamed = summaries.contains { !$0.name.isEmpty }
    var table = Table(caption: caption, columns: (isNamed ? [.init("Command")] : []) + columns)
    let shown = summaries.prefix(60)
    for (summary, rate) in zip(shown, Self.column(shown.map(\.rate))) {
      let name: [Table.Cell] = isNamed ? [.init([.code(voice.line(summary.name, limit: 120))])] : []
      table.rows.append(
        .init(
          name
            + cells(
              count: summary.count, rate: rate, errors: summary.errors, high: summary.high,
              seconds: summary.seconds)))
    }
    return table
  }

  /// What the series of a file that stands beside no run come to.
  private var series: Table {
    var table = Table(
      caption: "Values over the whole time",
      columns: [.init("Series", weight: 3)]
        + ["Values", "Median", "Least", "Greatest"].map { .init($0, alignment: .trailing) })
    table.hasRowHeads = true
    for series in load.series {
      let values = series.shown.map(\.value).filter { !$0.isNaN }
      let levels = [Quantile.median(values), values.min(), values.max()].map { level in
        Table.Cell([.text(level.map { MetricWords.level($0, of: series) } ?? "—")], sortKey: level)
      }
      table.rows.append(
        .init(
          [
            .init([.code(voice.line(series.label, limit: 120))]),
            .init([.text(ShortNumber.text(values.count))], sortKey: Double(values.count)),
          ] + levels))
    }
    return table
  }

  /// The numbers of a column with their words, alike in their digits.
  private static func column(_ values: [Double?]) -> [(value: Double, text: String)?] {
    var texts = ShortNumber.column(values.compactMap(\.self)).makeIterator()
    return values.map { value in
      guard let value, let text = texts.next() else { return nil }
      return (value, text)
    }
  }

  private func cells(
    count: Int?, rate: (value: Double, text: String)?, errors: Int?, high: Double?, seconds: (Double) -> Double?
  ) -> [Table.Cell] {
    func cell(_ value: Double?, _ text: (Double) -> String) -> Table.Cell {
      .init([.text(value.map(text) ?? "—")], sortKey: value)
    }
    let failed = errors.map { share($0, of: count ?? 0) } ?? "—"
    return [
      cell(count.map(Double.init)) { ShortNumber.text($0) },
      .init([.text(rate?.text ?? "—")], sortKey: rate?.value),
      .init([.text(failed)], sortKey: errors.map(Double.init)), cell(seconds(0.5), DurationText.short),
      cell(seconds(0.9), DurationText.short), cell(seconds(0.95), DurationText.short),
      cell(seconds(0.99), DurationText.short), cell(high, DurationText.short),
    ]
  }
}
