/// A series as an output has it, before it is put in order.
struct RawSeries {
  /// What tells it from the others of the output.
  var label: String
  /// All labels as they stand.
  var labels: [(name: String, value: String)] = []
  /// The names of the labels that tell it from the others of the output; empty for one that is alone.
  var telling: [String] = []
  /// The metric's name, when the output or the query says it and nothing was computed from it.
  var metric: String?
  /// The samples in the output's order; NaN where there is no value.
  var points: [MetricSeries.Point]
  /// Whether the times were made up.
  var timesAreEstimated = false
}

/// What was found in one output.
struct FoundSeries {
  /// Numeric series.
  var metrics: [RawSeries] = []
  /// State sequences.
  var states: [RawStates] = []
  /// How many series were left out.
  var omittedSeries = 0
  /// How many samples were left out.
  var omittedSamples = 0

  /// Whether nothing was found.
  var isEmpty: Bool { metrics.isEmpty && states.isEmpty }
}

/// A state sequence as an output has it: samples in time order, each valid until the next.
struct RawStates {
  /// One sample.
  struct Sample {
    var span: Span
    var state: String
    var detail: String?
    /// Whether the check broke that should have seen a state.
    var isBroken = false
    /// The evidence number of the check that saw it; nil where one activity returned all.
    var check: Int?
  }

  /// What the states are of; empty when the output does not say.
  var label: String
  /// The samples.
  var samples: [Sample]
  /// Whether the times were made up.
  var timesAreEstimated: Bool

  /// Runs of equal states. A hole in time, or another state, ends a run.
  var segments: [StateSeries.Segment] {
    var segments: [StateSeries.Segment] = []
    for sample in samples {
      if let last = segments.last, last.state == sample.state, last.detail == sample.detail,
        last.isBroken == sample.isBroken, sample.span.from - last.span.to < 1e-6
      {
        segments[segments.count - 1].span.to = max(last.span.to, sample.span.to)
        segments[segments.count - 1].samples += 1
      } else {
        segments.append(
          StateSeries.Segment(
            span: sample.span, state: sample.state, detail: sample.detail, samples: 1, isBroken: sample.isBroken,
            check: sample.check))
      }
    }
    return segments
  }
}
