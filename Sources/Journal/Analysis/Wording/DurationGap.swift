/// Two spans of time beside their difference, all to the same digit, so that they add up as they are shown.
///
/// ```swift
/// let gap = DurationGap(from: 12.4, to: 15.7)
/// (gap.first, gap.last, gap.difference)  // ("12.4 s", "15.7 s", "3.3 s"), where each alone is "12 s", "16 s", "3.3 s"
/// ```
public struct DurationGap: Sendable {
  /// The first span.
  public let first: String
  /// The second one.
  public let last: String
  /// How far apart they are, without a sign.
  public let difference: String

  private let format: Format?

  /// Writes two spans and their difference.
  ///
  /// - Parameters:
  ///   - first: The span to start from in seconds.
  ///   - last: The other one.
  ///   - pads: Whether zeros at the end are kept, as for measured times; a limit that somebody set has none.
  public init(from first: Double, to last: Double, pads: Bool = true) {
    let gap = (last - first).magnitude
    guard var format = Format(of: [first, last, gap], pads: pads) else {
      (self.first, self.last, difference) = (
        DurationText.short(first), DurationText.short(last), DurationText.short(gap)
      )
      self.format = nil
      return
    }
    var counts = [format.count(first), format.count(last)]
    counts.append(abs(counts[1] - counts[0]))
    while format.decimals > 0, counts.allSatisfy({ $0.isMultiple(of: 10) }) {
      format.decimals -= 1
      counts = counts.map { $0 / 10 }
    }
    self.first = format.text(counts[0])
    self.last = format.text(counts[1])
    difference = counts[2] == 0 && gap > 0 ? DurationText.short(gap) : format.text(counts[2])
    self.format = format
  }

  /// Another span to the same digit.
  public func text(_ seconds: Double) -> String {
    guard let format, seconds >= 0, seconds < Format.most else { return DurationText.short(seconds) }
    return format.text(format.count(seconds))
  }

  /// A unit and how finely it is told.
  private struct Format {
    /// Spans from which on digits are of no use to anybody.
    static let most = 1e9

    private enum Unit {
      case microseconds, milliseconds, seconds
    }

    private let unit: Unit
    /// The seconds of a step of clocks, from minutes on; 1 below.
    private let coarse: Int
    var decimals: Int
    private let pads: Bool

    /// The finest digit that any of the spans would be told to alone, in the unit of the greatest.
    init?(of spans: [Double], pads: Bool) {
      guard let greatest = spans.max(), let least = spans.min(), least >= 0, greatest < Self.most, greatest > 0 else {
        return nil
      }
      unit = greatest < 0.000_999_5 ? .microseconds : greatest < 0.999_5 ? .milliseconds : .seconds
      let places = spans.filter { $0 > 0 }.map(Self.places)
      let finest = places.max() ?? 0
      coarse = finest >= 0 ? 1 : finest == -1 ? 60 : 3600
      let shift =
        switch unit {
        case .microseconds: 6
        case .milliseconds: 3
        case .seconds: 0
        }
      decimals = max(0, finest - shift)
      self.pads = pads
    }

    /// The decimals of seconds to which a span is told alone; negative from minutes on.
    private static func places(_ seconds: Double) -> Int {
      if seconds < 0.000_009_95 { return 7 }
      if seconds < 0.000_999_5 { return 6 }
      if seconds < 0.009_95 { return 4 }
      if seconds < 0.999_5 { return 3 }
      if seconds < 9.95 { return 1 }
      return seconds < 3_600 ? 0 : seconds < 86_370 ? -1 : -2
    }

    /// A span in steps of the last digit.
    func count(_ seconds: Double) -> Int {
      let scaled =
        switch unit {
        case .microseconds: seconds * 1_000_000
        case .milliseconds: seconds * 1_000
        case .seconds: seconds / Double(coarse)
        }
      return Int((scaled * Double(power)).rounded())
    }

    private var power: Int { (0..<decimals).reduce(1) { power, _ in power * 10 } }

    func text(_ count: Int) -> String {
      switch unit {
      case .microseconds: "\(digits(count)) µs"
      case .milliseconds: "\(digits(count)) ms"
      case .seconds: clock(count * coarse)
      }
    }

    /// Seconds, with minutes, hours and days where there are any.
    private func clock(_ count: Int) -> String {
      let whole = count / power
      var parts: [String] = []
      for (size, cycle, name) in [(86_400, Int.max, "d"), (3_600, 24, "h"), (60, 60, "min")] {
        let number = whole / size % cycle
        if number > 0 { parts.append("\(ShortNumber.text(number)) \(name)") }
      }
      let rest = count - whole / 60 * 60 * power
      if rest > 0 || parts.isEmpty { parts.append("\(digits(rest)) s") }
      return parts.joined(separator: " ")
    }

    private func digits(_ count: Int) -> String {
      guard decimals > 0 else { return ShortNumber.text(count) }
      let tail = String(count % power)
      var fraction = String(repeating: "0", count: decimals - tail.count) + tail
      if !pads { while fraction.last == "0" { fraction.removeLast() } }
      let head = ShortNumber.text(count / power)
      return fraction.isEmpty ? head : "\(head).\(fraction)"
    }
  }
}
