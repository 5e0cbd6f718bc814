/// Looks at eight bytes at a time in one machine word.
///
/// In every result the top bit of a byte lane is set where the question is answered with yes. A borrow may also set
/// lanes above the lowest such lane, so only the lowest set bit, or whether there is one, may be used.
enum JSONSwar {
  private static let lows: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes as they stand; the first is the lowest lane.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self))
  }

  /// The lanes that end the plain part of a string: quotes, backslashes, controls and bytes outside ASCII.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (lows &* UInt64(UInt8.quote))
    let backslashes = word ^ (lows &* UInt64(UInt8.backslash))
    let hits = (quotes &- lows) | (backslashes &- lows) | (word &- lows &* 0x20)
    // A lane outside ASCII is a hit by itself; below it the subtractions are exact up to the first hit.
    return (hits | word) & highs
  }

  /// The number of spaces before the first other byte, at most eight.
  @inline(__always)
  static func leadingSpaces(_ word: UInt64) -> Int {
    (word ^ (lows &* UInt64(UInt8.space))).trailingZeroBitCount &>> 3
  }

  /// Whether all eight bytes are ASCII digits.
  @inline(__always)
  static func isDigits(_ word: UInt64) -> Bool {
    let upper = word & 0xF0F0_F0F0_F0F0_F0F0
    let carried = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    return upper == 0x3030_3030_3030_3030 && carried == 0x3030_3030_3030_3030
  }

  /// The value of eight ASCII digits, the first one the most significant.
  @inline(__always)
  static func digitsValue(_ word: UInt64) -> UInt64 {
    // Neighbours are joined in three steps: digits to pairs, pairs to fours, fours to the whole.
    let digits = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
  }
}
