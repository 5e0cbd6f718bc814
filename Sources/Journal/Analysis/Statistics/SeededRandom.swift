/// Numbers that look random and are the same for the same seed, on every machine.
///
/// xoshiro256** of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
/// Mathematical Software 47 (2021), its state filled by SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014). Not for secrets.
///
/// ```swift
/// var random = SeededRandom(seed: 0)
/// random.next()  // 11091344671253066420
/// ```
public struct SeededRandom: RandomNumberGenerator, Sendable {
  /// The seed of every resampling in a report; the methods section prints it.
  public static let reportSeed: UInt64 = 20_190_520

  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// Starts at a seed.
  public init(seed: UInt64) {
    var state = seed
    func splitMix() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    a = splitMix()
    b = splitMix()
    c = splitMix()
    d = splitMix()
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = SeededRandom.rotated(b &* 5, by: 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = SeededRandom.rotated(d, by: 45)
    return result
  }

  /// A whole number from 0 to below `limit`, each equally likely: draws that would favour small ones are thrown away.
  public mutating func index(below limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    let width = UInt64(limit)
    let threshold = (0 &- width) % width
    while true {
      let draw = next()
      if draw >= threshold { return Int(draw % width) }
    }
  }

  /// Puts values in an order of which each is equally likely (Fisher and Yates, from the end).
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for place in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(place, index(below: place + 1))
    }
  }

  private static func rotated(_ bits: UInt64, by count: UInt64) -> UInt64 {
    (bits << count) | (bits >> (64 - count))
  }
}
