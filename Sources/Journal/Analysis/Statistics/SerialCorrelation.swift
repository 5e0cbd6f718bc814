/// How much neighbours in time resemble each other: 0 when they know nothing of each other, near 1 when a value tells
/// the next one.
///
/// The lag-1 autocorrelation: G. E. P. Box and G. M. Jenkins, "Time Series Analysis" (1970), section 2.1.5, each
/// stretch about its own mean and the sums of all stretches together, so that a change of level between them does not
/// count. It assumes evenly spaced values.
public enum SerialCorrelation {
  /// The fewest values in all for which it is given.
  public static let smallestCount = 20

  /// The correlation of values with the next of their stretch.
  ///
  /// - Returns: a number from -1 to 1; nil for fewer than ``smallestCount`` finite values, or when all of a stretch are
  ///   equal.
  public static func lagOne(_ stretches: [[Double]]) -> Double? {
    let finite = stretches.map { $0.filter(\.isFinite) }
    guard finite.reduce(0, { $0 + $1.count }) >= smallestCount else { return nil }
    // Scaled by the largest distance, so that squares of huge and tiny values stay numbers.
    var centred: [[Double]] = []
    var scale = 0.0
    for values in finite {
      // The mean of equal values would be off by a rounding, and neighbours off by the same look alike.
      guard let first = values.first, values.contains(where: { $0 != first }) else { continue }
      let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
      let distances = values.map { $0 - mean }
      scale = distances.reduce(scale) { max($0, abs($1)) }
      centred.append(distances)
    }
    guard scale > 0, scale.isFinite else { return nil }
    var shared = 0.0
    var own = 0.0
    for distances in centred {
      for distance in distances { own += (distance / scale) * (distance / scale) }
      for (one, next) in zip(distances, distances.dropFirst()) { shared += (one / scale) * (next / scale) }
    }
    return own > 0 ? shared / own : nil
  }
}
