import Journal

/// When an incident started, was detected and ended, as it was given; what is no moment stays text.
struct IncidentMoments {
  /// A moment in the order in which an incident goes.
  struct Moment {
    /// `started`, `detected` or `ended`.
    var key: String
    /// As it was given.
    var text: String
    /// The moment; nil where the text is none.
    var at: Instant?
  }

  let all: [Moment]

  init(_ meta: IncidentMeta) {
    all = ["started", "detected", "ended"].compactMap { key in
      meta.value(key).map { Moment(key: key, text: $0, at: Instant(iso8601: $0)) }
    }
  }

  /// `detected 2026-05-20 14:04:30, 3 min 30 s after it started`.
  func words(_ moment: Moment, voice: ReportVoice) -> String {
    guard let at = moment.at else { return "\(moment.key) \(voice.line(moment.text, limit: 60))" }
    let words = "\(moment.key) \(at.date) \(at.timeToTheSecond)"
    guard moment.key != "started", let start = all.first(where: { $0.key == "started" })?.at, at >= start else {
      return words
    }
    return "\(words), \(DurationText.short(at.seconds(since: start))) after it started"
  }
}
