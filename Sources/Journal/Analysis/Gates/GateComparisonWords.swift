/// What was observed, the limit and the margin between them, to the same digit, so that they add up as they are shown.
struct GateComparisonWords {
  /// What was observed.
  let observed: String
  /// The limit.
  let limit: String
  /// The margin with its sign, and as a share of the limit.
  let margin: String

  /// Writes two numbers of one unit; nil where one of them was not seen to end.
  ///
  /// - Parameters:
  ///   - observed: What the run shows.
  ///   - limit: What it is held against.
  ///   - margin: The distance, negative beyond the limit.
  ///   - relative: The same as a share of the limit.
  init?(observed: Double, limit: Double, unit: GateUnit, margin: Double, relative: Double?) {
    guard observed.isFinite, limit.isFinite else { return nil }
    let sign = margin > 0 ? "+" : margin < 0 ? "−" : ""
    var share = ""
    if let relative, relative.isFinite, relative.magnitude < 100 {
      share = " (\(relative > 0 ? "+" : "")\(PercentText.text(relative)))"
    }
    switch unit {
    case .seconds:
      let gap = DurationGap(from: limit, to: observed, pads: false)
      (self.observed, self.limit) = (gap.last, gap.first)
      self.margin = sign + gap.difference + share
    case .share:
      let places = Self.places(ofShares: [observed, limit])
      let texts = Self.texts(observed * 100, limit * 100, decimals: places)
      (self.observed, self.limit) = (texts.observed + " %", texts.limit + " %")
      self.margin = "\(sign)\(texts.difference) points"
    case .plain:
      let numbers = [observed, limit, observed - limit].map { ShortNumber.text($0) }
      guard let places = Self.places(of: numbers) else {
        (self.observed, self.limit) = (numbers[0], numbers[1])
        self.margin = sign + ShortNumber.text(margin.magnitude) + share
        return
      }
      let texts = Self.texts(observed, limit, decimals: places)
      (self.observed, self.limit) = (texts.observed, texts.limit)
      self.margin = sign + texts.difference + share
    }
  }

  /// The most decimals that any of the numbers has alone; nil where one is written with a power of ten.
  private static func places(of texts: [String]) -> Int? {
    guard texts.allSatisfy({ !$0.contains("e") }) else { return nil }
    return texts.map(ShortNumber.decimals(in:)).max()
  }

  /// As many decimals of a percentage as keep different shares apart, and those that are not 0 % or 100 % from that.
  private static func places(ofShares shares: [Double]) -> Int {
    (1...6).first { places in
      let texts = shares.map { ShortNumber.fixed($0 * 100, decimals: places) }
      let areTrue = zip(shares, texts).allSatisfy { share, text in
        (share == 0 || text != "0") && (share == 1 || text != "100")
      }
      return areTrue && (shares[0] == shares[1] || texts[0] != texts[1])
    } ?? 6
  }

  /// Both numbers with these decimals at most, and the difference of what is shown.
  private static func texts(
    _ observed: Double, _ limit: Double, decimals: Int
  ) -> (observed: String, limit: String, difference: String) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let (one, other) = ((observed * scale).rounded(), (limit * scale).rounded())
    return (
      ShortNumber.fixed(one / scale, decimals: decimals), ShortNumber.fixed(other / scale, decimals: decimals),
      ShortNumber.fixed((one - other).magnitude / scale, decimals: decimals)
    )
  }
}
