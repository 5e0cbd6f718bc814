import JSON

/// Compares a start, an end and a claimed duration.
enum SpanCheck {
  /// Warns when the end lies before the start, or when the two contradict the claim.
  ///
  /// chaoslib takes the duration of a whole run from another clock, around more than start and end enclose, so a
  /// difference counts only past a second and past 2 % of the span.
  static func warn(
    start: Instant?, end: Instant?, duration: Double?, at node: JSONNode, _ warnings: inout WarningCollector
  ) {
    guard let start, let end else { return }
    let measured = end.seconds(since: start)
    if measured < 0 {
      warnings.add(.endBeforeStart(seconds: -measured), at: node)
      return
    }
    guard let duration else { return }
    // Whole-second clocks cut off up to a second at either end.
    let slack = start.isWholeSecond && end.isWholeSecond ? 2.0 : 1.0
    if abs(duration - measured) > max(slack, measured * 0.02) {
      warnings.add(.durationDisagrees(claimed: duration, measured: measured), at: node)
    }
  }
}
