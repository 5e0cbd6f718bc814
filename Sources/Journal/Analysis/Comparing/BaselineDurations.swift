/// How long the steps of runs took that others are held against.
public struct BaselineDurations: Sendable {
  /// A step: its kind, call and name with digits apart, and which of several like it.
  struct Key: Hashable, Sendable {
    var kind: Activity.Kind
    var call: String
    var name: String
    var occurrence: Int
  }

  /// The least and greatest time by experiment and step.
  private(set) var ranges: [String: [Key: ClosedRange<Double>]] = [:]

  /// Knows nothing.
  public init() {}

  /// Takes in the steps of a method.
  mutating func add(_ run: RunAnalysis) {
    for (key, timing) in BaselineDurations.keyed(run.activities) {
      guard let duration = timing.duration, duration.isFinite else { continue }
      add(key, duration...duration, title: run.journal.experiment.title)
    }
  }

  /// Widens the range of a step of an experiment.
  mutating func add(_ key: Key, _ range: ClosedRange<Double>, title: String) {
    let own = ranges[title]?[key] ?? range
    ranges[title, default: [:]][key] =
      min(own.lowerBound, range.lowerBound)...max(own.upperBound, range.upperBound)
  }

  /// Whether any step of an experiment is known.
  func knows(_ title: String) -> Bool { ranges[title] != nil }

  /// What a step took in runs of an experiment; nil when it is not known.
  func range(of key: Key, title: String) -> ClosedRange<Double>? { ranges[title]?[key] }

  /// The activities of the method with what they are matched by.
  static func keyed(_ activities: [ActivityTiming]) -> [(Key, ActivityTiming)] {
    var seen: [Key: Int] = [:]
    return activities.lazy.filter { $0.block == .method }.map { timing in
      let activity = timing.run.activity
      var key = Key(
        kind: activity.kind, call: DigitRuns(activity.provider?.call ?? "").pattern,
        name: DigitRuns(activity.name).pattern, occurrence: 0)
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      key.occurrence = occurrence
      return (key, timing)
    }
  }
}
