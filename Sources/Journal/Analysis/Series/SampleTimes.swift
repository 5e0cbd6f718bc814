import JSON

/// When the samples of a list were taken, as far as an activity tells.
///
/// A list without times is spread evenly over its activity. Whether it is a list over time at all is a guess, which
/// is made only when the arguments name a duration (`duration`, `window`, `interval` and so on), or when the activity
/// took two seconds at least.
struct SampleTimes {
  private static let words: Set<String> = [
    "duration", "period", "window", "time_window", "samples", "interval", "frequency", "every", "during",
  ]

  /// When the activity began, on the run's clock.
  let start: Double
  /// How long it took, in seconds.
  let length: Double
  /// Whether its arguments say that it watched for a while.
  let isDeclared: Bool

  /// Reads an activity; nil when it has no time or took none.
  init?(_ timing: ActivityTiming) {
    guard let start = timing.offset, let length = timing.duration, length > 0 else { return nil }
    self.start = start
    self.length = length
    let arguments = timing.run.activity.provider?.arguments
    isDeclared = SampleTimes.words.contains { word in (arguments?[word]?.numericDouble ?? 0) > 0 }
  }

  /// Whether a list of so many elements may be taken for samples over time.
  func isTemporal(count: Int, least: Int) -> Bool {
    count >= 2 && (isDeclared || (length >= 2 && count >= least))
  }

  /// The stretch of a sample.
  func span(of index: Int, count: Int) -> Span {
    Span(
      from: start + length * Double(index) / Double(count), to: start + length * Double(index + 1) / Double(count))
  }
}
