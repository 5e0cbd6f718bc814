/// Numbers that look random and are the same in every run.
public struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  /// - Parameter state: where the numbers begin; not 0.
  public init(state: UInt64) {
    self.state = state
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
