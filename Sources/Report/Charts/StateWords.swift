import Journal

/// The words around a picture of state sequences.
struct StateWords {
  /// The run.
  let run: RunAnalysis
  /// The sequences.
  let rows: [StateSeries]

  /// What a sequence is called.
  static func name(_ series: StateSeries) -> String {
    let label = ChartText.clean(series.label, limit: 80)
    return label.isEmpty ? ChartText.clean(series.activity, limit: 80) : label
  }

  /// The first bad state, else the last change, else that nothing changed.
  var title: [Inline] {
    for row in rows {
      for segment in row.segments
      where StateTone.mark(of: segment.state, detail: segment.detail, label: row.label) == .notMet {
        return sentence(row, "was", segment)
      }
    }
    let changed = rows.first { $0.segments.count > 1 }
    if let changed, let last = changed.segments.last { return sentence(changed, "reached", last) }
    guard let row = rows.first, let only = row.segments.first else { return [] }
    return [.text("\(Self.name(row)) stayed "), .code(ChartText.clean(only.state, limit: 60))]
  }

  private func sentence(_ row: StateSeries, _ verb: String, _ segment: StateSeries.Segment) -> [Inline] {
    let when = DurationText.offset(segment.span.from)
    let length = verb == "was" ? " for \(DurationText.short(segment.span.length)), from \(when)" : " at \(when)"
    return [
      .text("\(Self.name(row)) \(verb) "), .code(ChartText.clean(segment.state, limit: 60)),
      .text(length),
    ]
  }

  /// What is shown.
  var subtitle: [Inline] {
    let samples = rows.map { $0.segments.map(\.samples).reduce(0) { $0 &+ $1 } }.max() ?? 0
    let names = ChartText.list(Array(Set(rows.map { ChartText.clean($0.activity, limit: 50) })).sorted(), limit: 3)
    var parts = ", n = \(ShortNumber.text(samples)) samples, seconds from \(TimelineWords.origin(run.clock))."
    parts += " Blue: good; orange: bad; grey: on the way or neither."
    if rows.contains(where: \.timesAreEstimated) {
      parts += " The output has no times: samples are spread evenly over the activity."
    }
    if run.clock.method != nil { parts += " Shaded: while the method ran." }
    return [.code(names), .text(parts)]
  }

  /// For readers who cannot see it.
  var description: String {
    let sentences = rows.prefix(StateStripChart.rowLimit).map { row in
      let states = row.segments.prefix(8).map { segment in
        "\(ChartText.clean(segment.state, limit: 60)) from \(DurationText.offset(segment.span.from)) "
          + "to \(DurationText.offset(segment.span.to))"
      }
      let more = row.segments.count > 8 ? " and \(ShortNumber.text(row.segments.count - 8)) more" : ""
      return "\(Self.name(row)): \(states.joined(separator: ", "))\(more)."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  /// The stretches behind it.
  var data: Table? {
    var table = ChartTable(
      "States and how long they lasted", columns: ["Of", "State", "Detail", "From", "To", "Samples"],
      numbers: [3, 4, 5])
    for row in rows {
      for segment in row.segments {
        table.add([
          .text(Self.name(row)), .code(segment.state), .text(segment.detail ?? ""), .offset(segment.span.from),
          .offset(segment.span.to), .count(segment.samples),
        ])
      }
    }
    return table.made()
  }
}
