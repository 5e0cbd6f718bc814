/// The name of a span in its trace: 64 bits, not all zero.
public struct SpanID: Sendable, Hashable {
  /// The bits.
  public var bits: UInt64

  /// Makes a name; nil for zero.
  public init?(bits: UInt64) {
    guard bits != 0 else { return nil }
    self.bits = bits
  }

  /// A new name.
  public init(using generator: inout some RandomNumberGenerator) { bits = generator.next() | 1 }

  /// Reads 16 hexadecimal digits; nil for anything else, and for zeros.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 16, let bits = Hexadecimal.value(digits[...]) else { return nil }
    self.init(bits: bits)
  }

  /// 16 digits.
  public var text: String { Hexadecimal.text(bits) }
}
