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

  /// What sequences are called beside each other: the activity is said where two would read alike.
  static func names(_ rows: [StateSeries]) -> [String] {
    let names = rows.map(name)
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(rows, names).map { row, name in
      guard counts[name] ?? 0 > 1 else { return name }
      let activity = ChartText.clean(row.activity, limit: 80)
      return name == activity ? "\(name) (E\(row.evidence))" : "\(name) · \(activity)"
    }
  }

  /// How many sequences had a bad state and the first of them, else the last change, else that nothing changed.
  var title: [Inline] {
    let names = Self.names(rows)
    let bad = rows.indices.compactMap { place in
      rows[place].segments.first { StateTone.mark(of: $0, in: rows[place]) == .notMet }.map { (place, $0) }
    }
    if let (place, segment) = bad.first {
      let how = " for \(DurationText.short(segment.span.length)), from \(DurationText.offset(segment.span.from))"
      let what: [Inline] =
        segment.isBroken ? [.text(" broke")] : [.text(" was "), .code(ChartText.clean(segment.state, limit: 60))]
      let count = "\(ShortNumber.text(bad.count)) of \(ShortNumber.text(rows.count)) had a bad state: "
      return [.text((rows.count > 1 ? count : "") + names[place])] + what + [.text(how)]
    }
    let none = rows.count > 1 ? "None of \(ShortNumber.text(rows.count)) had a bad state; " : ""
    if let place = rows.firstIndex(where: { $0.segments.count > 1 }), let last = rows[place].segments.last {
      return [
        .text("\(none)\(names[place]) reached "), .code(ChartText.clean(last.state, limit: 60)),
        .text(" at \(DurationText.offset(last.span.from))"),
      ]
    }
    if rows.count > 1 { return [.text("None of \(ShortNumber.text(rows.count)) had a bad state or changed")] }
    guard let row = rows.first, let only = row.segments.first else { return [] }
    return [.text("\(Self.name(row)) stayed "), .code(ChartText.clean(only.state, limit: 60))]
  }

  /// What is shown, and how to read the picture.
  var subtitle: [Inline] { words(isDrawn: true) }

  /// The same without what needs the picture.
  var facts: [Inline] { words(isDrawn: false) }

  private func words(isDrawn: Bool) -> [Inline] {
    var inlines = sources + [.text(", n = \(counts), seconds from \(TimelineWords.origin(run.clock)).")]
    // The mark as a mark: its sign in running text would take a font of its own.
    if isDrawn {
      inlines += [.text(" Blue: good; orange: "), .mark(.notMet, "bad"), .text("; grey: on the way or neither.")]
    }
    var parts = ""
    if rows.contains(where: { $0.segments.contains(where: \.isBroken) }) {
      parts += " “broke”: the check itself failed."
    }
    parts += estimated
    if isDrawn, run.clock.method != nil { parts += " Shaded: while the method ran." }
    return parts.isEmpty ? inlines : inlines + [.text(parts)]
  }

  /// The activities, as long as they are few.
  private var sources: [Inline] {
    let activities = Array(Set(rows.map { ChartText.clean($0.activity, limit: 50) })).sorted()
    guard activities.count <= 3 else {
      return [.text("\(ShortNumber.text(rows.count)) sequences from \(ShortNumber.text(activities.count)) activities")]
    }
    var inlines: [Inline] = []
    for (place, activity) in activities.enumerated() {
      if place > 0 { inlines.append(.text(place == activities.count - 1 ? " and " : ", ")) }
      inlines.append(.code(activity))
    }
    return inlines
  }

  /// `15 samples`, `4 to 15 samples each`.
  private var counts: String {
    let counts = rows.map { $0.segments.map(\.samples).reduce(0) { $0 &+ $1 } }
    guard let least = counts.min(), let most = counts.max() else { return "0 samples" }
    let samples =
      least == most
      ? ChartText.count(most, "sample") : "\(ShortNumber.text(least)) to \(ShortNumber.text(most)) samples"
    return rows.count > 1 ? samples + " each" : samples
  }

  /// Whose times were made up.
  private var estimated: String {
    let names = Self.names(rows)
    let found = rows.indices.filter { rows[$0].timesAreEstimated }
    guard !found.isEmpty else { return "" }
    if found.count == rows.count, Set(rows.map(\.evidence)).count == 1 {
      return " The output has no times: samples are spread evenly over the activity."
    }
    let whose = ChartText.list(found.map { names[$0] }, limit: 3)
    return " Without times in the output, spread evenly over the activity: \(whose)."
  }

  /// For readers who cannot see it.
  var description: String {
    let sentences = zip(rows, Self.names(rows)).prefix(StateStripChart.rowLimit).map { row, name in
      let states = row.segments.prefix(8).map { segment in
        "\(ChartText.clean(segment.state, limit: 60)) from \(DurationText.offset(segment.span.from)) "
          + "to \(DurationText.offset(segment.span.to))"
      }
      let more = row.segments.count > 8 ? " and \(ShortNumber.text(row.segments.count - 8)) more" : ""
      return "\(name): \(states.joined(separator: ", "))\(more)."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  /// The stretches behind it.
  var data: Table? {
    var table = ChartTable(
      "States and how long they lasted", columns: ["Of", "State", "Detail", "From", "To", "Samples"],
      numbers: [3, 4, 5])
    for (row, name) in zip(rows, Self.names(rows)) {
      for segment in row.segments {
        table.add([
          .text(name), .code(segment.state), .text(segment.detail ?? ""), .offset(segment.span.from),
          .offset(segment.span.to), .count(segment.samples),
        ])
      }
    }
    return table.made()
  }
}
