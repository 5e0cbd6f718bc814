/// The name of a trace: 128 bits, not all zero.
public struct TraceID: Sendable, Hashable {
  /// The first half; zero in systems that know 64 bits only.
  public var high: UInt64
  /// The second half.
  public var low: UInt64

  /// Makes a name; nil when all bits are zero.
  public init?(high: UInt64, low: UInt64) {
    guard high != 0 || low != 0 else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// A new name.
  public init(using generator: inout some RandomNumberGenerator) {
    high = generator.next()
    // No zero: it would be none for those who know this half only.
    low = generator.next() | 1
  }

  /// Reads 16 or 32 hexadecimal digits; nil for anything else, and for zeros.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    switch digits.count {
    case 16:
      guard let low = Hexadecimal.value(digits[...]) else { return nil }
      self.init(high: 0, low: low)
    case 32:
      guard let high = Hexadecimal.value(digits[..<16]), let low = Hexadecimal.value(digits[16...]) else { return nil }
      self.init(high: high, low: low)
    default: return nil
    }
  }

  /// 32 digits.
  public var text: String { Hexadecimal.text(high) + Hexadecimal.text(low) }
}
