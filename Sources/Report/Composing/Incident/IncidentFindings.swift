import Journal

/// What the series and states of a run show and no check says: stalls, restarts, shifts, and states that changed.
struct IncidentFindings {
  let voice: ReportVoice
  let run: RunAnalysis

  /// The most that are looked at.
  static let limit = 40

  /// One of them.
  struct Finding {
    /// When it happened or began on the run's clock; nil for what is true of the whole fault window.
    var offset: Double?
    /// Whether it went on from then.
    var isStretch = false
    /// What it is, without the moment.
    var words: [Inline]
    /// The evidence number.
    var evidence: Int
    /// Whether it is bad news.
    var isBad: Bool
    /// Whether checks saw it, each of which is told where checks are.
    var isOfChecks = false
  }

  /// What was found, series before states, each in the order of time.
  var all: [Finding] {
    Array((run.metrics.lazy.flatMap(findings) + run.states.lazy.flatMap(findings)).prefix(Self.limit))
  }

  private func findings(of series: MetricSeries) -> [Finding] {
    let name = Inline.code(voice.line(MetricWords.name(series), limit: 80))
    func finding(at offset: Double?, _ words: String, isBad: Bool, isStretch: Bool = false) -> Finding {
      Finding(
        offset: offset, isStretch: isStretch,
        words: [name, .text(words + Self.doubt(series.timesAreEstimated, offset))],
        evidence: series.evidence, isBad: isBad)
    }
    return series.findings.compactMap { found in
      switch found {
      case .stalled(let value, let span, let toEnd):
        let end = toEnd ? ", to the end of its data" : ""
        let words = " stood still at \(ShortNumber.text(value)) for \(DurationText.short(span.length))\(end)"
        return finding(at: span.from, words, isBad: true, isStretch: true)
      case .restarted(let offset): return finding(at: offset, " restarted from 0", isBad: true)
      case .shifted(let before, let during):
        let verb = during > before ? "rose" : "fell"
        let levels = [before, during].map { MetricWords.level($0, of: series) }
        return finding(
          at: nil, " \(verb) from a median of \(levels[0]) to \(levels[1]) during the fault", isBad: false)
      case .constant, .gap: return nil
      }
    }.sorted { ($0.offset ?? .infinity) < ($1.offset ?? .infinity) }
  }

  private func findings(of states: StateSeries) -> [Finding] {
    let name = Inline.code(voice.line(StateWords.name(states), limit: 80))
    return states.segments.enumerated().compactMap { place, segment in
      let isBad = StateTone.mark(of: segment, in: states) == .notMet
      // What a state was at first is no change, and worth a word only where it is bad news.
      guard place > 0 || isBad else { return nil }
      let lasted = isBad && segment.span.length > 0 ? " for \(DurationText.short(segment.span.length))" : ""
      let what: [Inline] =
        segment.isBroken
        ? [.text(" broke")]
        : [.text(place == 0 ? " was " : " became "), .code(voice.line(segment.state, limit: 60))]
      return Finding(
        offset: segment.span.from,
        words: [name] + what + [.text(lasted + Self.doubt(states.timesAreEstimated, segment.span.from))],
        evidence: segment.check ?? states.evidence, isBad: isBad, isOfChecks: segment.check != nil)
    }
  }

  private static func doubt(_ isEstimated: Bool, _ offset: Double?) -> String {
    isEstimated && offset != nil ? " (time estimated)" : ""
  }
}
