import Journal

/// How much time stretches cover together, what they share counted once.
struct TimeCover {
  /// The covered time in seconds.
  let length: Double

  /// Joins the stretches; one without an end, or that ends before it begins, covers nothing.
  init(_ spans: [Span]) {
    var covered = 0.0
    var end = -Double.infinity
    for span in spans.filter({ $0.length > 0 && $0.length.isFinite }).sorted(by: { $0.from < $1.from }) {
      covered += max(0, span.to - max(span.from, end))
      end = max(end, span.to)
    }
    length = covered
  }
}
