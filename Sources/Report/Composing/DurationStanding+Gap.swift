import Journal

extension Comparison.DurationStanding {
  /// A duration beside what it is held against and how far it is from that; nil where it is told to be no other.
  func gap(to seconds: Double) -> DurationGap? {
    switch self {
    case .slower(let by): DurationGap(from: max(seconds - by, 0), to: seconds)
    case .faster(let by): DurationGap(from: seconds + by, to: seconds)
    case .baseline, .within, .absent, .noBaseline: nil
    }
  }
}
