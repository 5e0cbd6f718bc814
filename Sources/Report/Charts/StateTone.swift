import Journal

/// What a state's word means to a reader: good, bad, or on the way.
///
/// Words are judged by what they contain, bad news first: `MinimumReplicasUnavailable` holds "available" too.
enum StateTone {
  /// The mark of a stretch: a check that broke is bad news, whatever its word.
  static func mark(of segment: StateSeries.Segment, in series: StateSeries) -> Mark {
    segment.isBroken ? .notMet : mark(of: segment.state, detail: segment.detail, label: series.label)
  }

  /// The mark of a state.
  ///
  /// - Parameters:
  ///   - state: The state, such as `ProgressDeadlineExceeded` or `503`.
  ///   - detail: The rest of the record, such as `False`.
  ///   - label: What the states are of, such as `Available`.
  static func mark(of state: String, detail: String?, label: String) -> Mark {
    let word = state.prefix(80).lowercased()
    let subject = label.prefix(80).lowercased()
    if let truth = truth(of: word) { return judged(truth, subject: subject) }
    if let code = Int(word), word.utf8.count == 3 { return judged(status: code) }
    if holds(word, one: bad) { return .notMet }
    if let truth = detail.flatMap({ Self.truth(of: $0.prefix(80).lowercased()) }), !truth {
      let mark = judged(truth, subject: subject)
      if mark == .notMet { return mark }
    }
    if holds(word, one: onTheWay) { return .neutral }
    return holds(word, one: good) ? .met : .neutral
  }

  /// Whether a short text holds one of some words; by bytes, since the library's search is slow to start.
  private static func holds(_ text: String, one words: [String]) -> Bool {
    let bytes = Array(text.utf8)
    return words.contains { word in
      let word = Array(word.utf8)
      guard let first = word.first, bytes.count >= word.count else { return false }
      return (0...(bytes.count - word.count)).contains { start in
        bytes[start] == first && bytes[start..<(start + word.count)].elementsEqual(word)
      }
    }
  }

  private static let bad = [
    "deadline", "error", "fail", "unavailable", "crash", "exceeded", "timeout", "timed out", "timedout", "refused",
    "evicted", "oom", "killed", "lost", "notready", "not ready", "unready", "unhealthy", "backoff", "degraded", "down",
    "unreachable", "rejected",
  ]
  private static let onTheWay = ["pending", "creating", "updated", "progress", "terminating", "starting", "unknown"]
  private static let good = [
    "available", "ready", "running", "healthy", "succe", "complete", "active", "online", "passing", "bound",
  ]
  private static let alarms = ["pressure", "failure", "unavailable", "degraded", "error", "deviat", "fail"]

  private static func truth(of word: String) -> Bool? {
    switch word {
    case "true", "up", "ok", "yes": true
    case "false", "no": false
    default: nil
    }
  }

  private static func judged(_ truth: Bool, subject: String) -> Mark {
    if holds(subject, one: alarms) { return truth ? .notMet : .met }
    if holds(subject, one: ["progress"]) { return .neutral }
    return truth ? .met : .notMet
  }

  private static func judged(status: Int) -> Mark {
    switch status {
    case 200...299: .met
    case 400...599: .notMet
    default: .neutral
    }
  }
}
