import System

/// Takes spans to a collector, and may block for some time.
protocol SpanSender: Sendable {
  /// Sends the spans.
  ///
  /// - Parameters:
  ///   - spans: At least one.
  ///   - isCancelled: Becomes true when nobody waits any more.
  /// - Returns: how many could not be sent.
  func send(_ spans: [Span], isCancelled: @escaping @Sendable () -> Bool) -> Int
}
