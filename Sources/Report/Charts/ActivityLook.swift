import Journal

/// How an activity looks and reads in a picture.
struct ActivityLook {
  /// The activity.
  let activity: ActivityTiming

  /// Looks at an activity.
  init(_ activity: ActivityTiming) {
    self.activity = activity
  }

  /// Its name on one line.
  var name: String { ChartText.clean(activity.run.activity.name, limit: 160) }

  /// Whether it broke, by the journal's word or by its exit code.
  var isBroken: Bool {
    switch activity.outcome {
    case .failed, .exited: true
    case .succeeded, .other, .unknown: false
    }
  }

  /// A short word for an outcome that is not plain success.
  var outcomeWord: String? {
    switch activity.outcome {
    case .succeeded, .unknown: nil
    case .failed: "failed"
    case .exited(let code): "exit \(code)"
    case .other(let word): ChartText.clean(word, limit: 20)
    }
  }

  /// How long it took, when that is a length of time.
  var length: String? {
    guard let duration = activity.duration, duration >= 0, duration <= TimeRange.reach else { return nil }
    return DurationText.short(duration)
  }

  /// The outcome, when it is not plain success, and the duration: `failed after 3 s`, `25 s`.
  var outcomeWords: String {
    switch (outcomeWord, length) {
    case (let word?, let length?): return "\(word) after \(length)"
    case (let word?, nil): return word
    case (nil, let length?): return length
    case (nil, nil): return ""
    }
  }

  /// Actions are solid, everything else is pale; what broke is orange.
  var fill: Ink {
    if isBroken { return Ink(.notMet) }
    switch activity.run.activity.kind {
    case .action: return Ink(.series1)
    case .probe, .unknown: return Ink(.series1, opacity: 0.3)
    }
  }

  /// Pale bars and background bars have an outline; that of a background bar is dashed.
  var outline: Stroke? {
    if isBroken { return nil }
    let dash = activity.run.activity.isBackground ? [2.0, 1.5] : []
    return Stroke(Ink(.series1), width: 0.75, dash: dash)
  }

  /// Everything in one line.
  var hover: String {
    var parts = [
      name, "E\(activity.evidence)", ChartText.clean(activity.run.activity.provider?.call ?? "", limit: 120),
    ]
    if let offset = activity.offset { parts.append(DurationText.offset(offset)) }
    parts.append(outcomeWords)
    if activity.run.activity.isBackground { parts.append("in the background") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
