/// How long a record took, by its own start and end and by what the journal claims.
struct MeasuredDuration {
  /// The length in seconds; nil when the record has neither two moments nor a claim.
  var seconds: Double?
  /// Whether start and end contradict the claim by more than their precision.
  var claimDisagrees = false

  /// Measures a record.
  ///
  /// Start and end count before the claim. Only where both fall on whole seconds and do not contradict it is the
  /// claim taken, which may be finer: 0.35 s between 12:00:01 and 12:00:01.
  init(_ run: ActivityRun) {
    let claim = run.duration.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    guard let start = run.start, let end = run.end, end >= start else {
      seconds = claim
      return
    }
    let measured = end.seconds(since: start)
    let isCoarse = start.isWholeSecond && end.isWholeSecond
    seconds = measured
    guard let claim else { return }
    // Two truncated moments are off by less than a second; the rest covers the clock reads around the call.
    claimDisagrees = abs(claim - measured) > max(0.05, measured * 0.01) + (isCoarse ? 1 : 0)
    if isCoarse, !claimDisagrees, claim > 0 { seconds = claim }
  }
}
