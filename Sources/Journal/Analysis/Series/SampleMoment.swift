import JSON

/// Reads the moment of a sample.
enum SampleMoment {
  /// Its offset on the run's clock; nil when the value is no moment.
  ///
  /// Numbers are seconds since 1970 from 10^9 on, and milli-, micro- and nanoseconds from 10^11, 10^14 and 10^17 on.
  /// Texts are ISO 8601.
  static func offset(of node: JSONNode, clock: RunClock) -> Double? {
    switch node.kind {
    case .number:
      guard let number = node.double, number >= 1e9, number < 1e20 else { return nil }
      let scale = number < 1e11 ? 1.0 : number < 1e14 ? 1e3 : number < 1e17 ? 1e6 : 1e9
      return clock.offset(of: Instant(seconds: number / scale))
    case .string: return node.string.flatMap { Instant(iso8601: $0) }.map(clock.offset(of:))
    case .null, .bool, .array, .object: return nil
    }
  }
}
