/// Reads decimal numbers as the nearest `Double`.
///
/// Nearly every number in a journal has at most 19 digits and a small exponent, and is converted right here from its
/// digits; only the others go through a string.
struct JSONDecimal {
  /// The digits without the point, as far as they fit 19 places.
  private var mantissa: UInt64 = 0
  /// The power of ten that the digits are to be multiplied with.
  private var exponent = 0
  private var isNegative = false
  /// Whether there were more digits than `mantissa` can hold.
  private var isTruncated = false

  /// The number that starts at the given offset of a text that was indexed, and therefore is valid.
  @inline(__always)
  static func value(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Double {
    guard let base = bytes.baseAddress else { return .nan }
    var decimal = JSONDecimal()
    let end = decimal.read(base, from: offset, limit: bytes.count)
    guard end > offset else { return wordValue(bytes[offset...]) ?? .nan }
    return decimal.nearest ?? slowValue(bytes[offset..<end]) ?? .nan
  }

  /// The number in the string whose opening quote stands at the given offset, or nil if it holds something else.
  @inline(__always)
  static func value(ofQuoted bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Double? {
    guard let base = bytes.baseAddress else { return nil }
    var decimal = JSONDecimal()
    var start = offset &+ 1
    // The closing quote is there, so that one byte, and behind a plus sign another, may be looked at.
    if base[start] == .plus, base[start &+ 1] != .minus { start &+= 1 }
    let end = decimal.read(base, from: start, limit: bytes.count)
    guard end > start, base[end] == .quote else { return quotedWordValue(bytes, offset &+ 1) }
    return decimal.nearest ?? slowValue(bytes[start..<end])
  }

  /// Reads a number and returns the offset behind it, or -1 if there is none.
  @inline(__always)
  private mutating func read(_ bytes: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    var position = start
    if bytes[position] == .minus {
      isNegative = true
      position &+= 1
    }
    let firstDigit = position
    position = readDigits(bytes, from: position, limit: limit)
    var digits = position &- firstDigit
    if position < limit, bytes[position] == .point {
      let fraction = position &+ 1
      position = readDigits(bytes, from: fraction, limit: limit)
      exponent = fraction &- position
      digits &+= position &- fraction
    }
    if digits == 0 { return -1 }
    // Leading zeros count here too; such numbers take the slow way without need, but are rare.
    isTruncated = digits > 19
    if position < limit, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position = readExponent(bytes, from: position &+ 1, limit: limit)
    }
    return position
  }

  @inline(__always)
  private mutating func readDigits(_ bytes: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    var position = start
    var value = mantissa
    while position &+ 8 <= limit {
      let word = JSONSwar.load(bytes, position)
      guard JSONSwar.isDigits(word) else { break }
      value = value &* 100_000_000 &+ JSONSwar.digitsValue(word)
      position &+= 8
    }
    while position < limit {
      let digit = bytes[position] &- .zero
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(truncatingIfNeeded: digit)
      position &+= 1
    }
    mantissa = value
    return position
  }

  private mutating func readExponent(_ bytes: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    var position = start
    var isDown = false
    if position < limit, bytes[position] == .plus || bytes[position] == .minus {
      isDown = bytes[position] == .minus
      position += 1
    }
    let first = position
    var power = 0
    while position < limit, bytes[position].isDigit {
      // What is far outside the range of a Double needs no exact count.
      if power < 100_000 { power = power * 10 + Int(bytes[position] &- .zero) }
      position += 1
    }
    exponent += isDown ? -power : power
    return position > first ? position : -1
  }

  /// The nearest `Double`, or nil if finding it takes more than machine integers.
  @inline(__always)
  private var nearest: Double? {
    guard !isTruncated else { return nil }
    let magnitude: Double
    if exponent == 0 || mantissa == 0 {
      magnitude = Double(mantissa)
    } else if mantissa <= 1 << 53, -22...22 ~= exponent {
      // Both sides are exact, so that the one operation rounds correctly.
      let power = JSONPowers.ten(exponent.magnitude)
      magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    } else if -27...(-1) ~= exponent {
      magnitude = JSONDecimal.quotient(mantissa, tenTo: -exponent)
    } else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The nearest `Double` to `mantissa / 10^power`, by one division of integers.
  ///
  /// 10^p is 5^p · 2^p, and 5^27 still fits 63 bits. With both sides shifted to the top of a word, the quotient has at
  /// least 63 bits, ten more than a `Double` keeps; if the division leaves a remainder, setting the lowest bit is enough
  /// to keep the rounding from taking it for a tie.
  private static func quotient(_ mantissa: UInt64, tenTo power: Int) -> Double {
    let divisor = JSONPowers.five(power)
    let shift = mantissa.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let dividend = mantissa << UInt64(shift)
    let (quotient, remainder) = (divisor << UInt64(divisorShift))
      .dividingFullWidth((high: dividend >> 1, low: dividend << 63))
    let rounded = Double(quotient | (remainder == 0 ? 0 : 1))
    return rounded * Double(bitPattern: UInt64(1023 - 63 + divisorShift - shift - power) << 52)
  }

  // MARK: Rare forms

  @inline(never)
  private static func slowValue(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    bytes.isEmpty ? nil : Double(String(decoding: bytes, as: UTF8.self))
  }

  /// The value of `NaN`, `Infinity` or `-Infinity` at the start of the bytes.
  @inline(never)
  private static func wordValue(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    switch bytes.first {
    case UInt8(ascii: "N"): .nan
    case UInt8(ascii: "I"): .infinity
    case UInt8.minus: -.infinity
    default: nil
    }
  }

  /// The value of a string with one of the words that Prometheus or Python write; `start` is behind the quote.
  @inline(never)
  private static func quotedWordValue(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Double? {
    guard let end = bytes[start..<min(start + 12, bytes.count)].firstIndex(of: .quote) else { return nil }
    return switch String(decoding: bytes[start..<end], as: UTF8.self) {
    case "NaN": .nan
    case "Inf", "+Inf", "Infinity", "+Infinity": .infinity
    case "-Inf", "-Infinity": -.infinity
    default: nil
    }
  }
}
