/// Reads escapes and `[...]` of a pattern.
struct SearchClassReader {
  /// What an escape means.
  enum Item {
    case scalar(UInt32)
    case named(ScalarSet.Named, isNegated: Bool)
  }

  let scalars: [UInt32]
  var place: Int
  let ignoresCase: Bool

  /// The set behind a `[`, up to its `]`; nil when it is none.
  mutating func read() -> ScalarSet? {
    var set = ScalarSet()
    set.ignoresCase = ignoresCase
    if peek == 0x5E {  // ^
      set.isNegated = true
      place += 1
    }
    var isFirst = true
    while let next = take() {
      if next == 0x5D, !isFirst { return set }  // ]
      isFirst = false
      guard let low = item(next) else { return nil }
      guard case .scalar(let from) = low else {
        if case .named(let named, let isNegated) = low { set.named.append((named, isNegated)) }
        continue
      }
      guard peek == 0x2D, place + 1 < scalars.count, scalars[place + 1] != 0x5D else {  // -
        set.ranges.append(from...from)
        continue
      }
      place += 1
      guard let end = take(), case .scalar(let to)? = item(end), from <= to else { return nil }
      set.ranges.append(from...to)
    }
    return nil
  }

  private mutating func item(_ scalar: UInt32) -> Item? {
    guard scalar == 0x5C else { return .scalar(scalar) }  // backslash
    guard let next = take() else { return nil }
    return next == 0x62 ? .scalar(8) : escaped(next)  // \b in a class is a backspace
  }

  /// What a backslash and this scalar mean; nil when Python refuses it or it refers back.
  mutating func escaped(_ scalar: UInt32) -> Item? {
    switch Unicode.Scalar(scalar) {
    case "d": return .named(.digit, isNegated: false)
    case "D": return .named(.digit, isNegated: true)
    case "w": return .named(.word, isNegated: false)
    case "W": return .named(.word, isNegated: true)
    case "s": return .named(.space, isNegated: false)
    case "S": return .named(.space, isNegated: true)
    case "n": return .scalar(10)
    case "r": return .scalar(13)
    case "t": return .scalar(9)
    case "f": return .scalar(12)
    case "v": return .scalar(11)
    case "a": return .scalar(7)
    case "0": return .scalar(0)
    case "x": return hexadecimal(2)
    case "u": return hexadecimal(4)
    case let other?:
      // Python refuses other letters; a digit refers back to a group.
      let isLetterOrDigit = other.isASCII && (other.properties.isAlphabetic || 48...57 ~= other.value)
      return isLetterOrDigit ? nil : .scalar(scalar)
    case nil: return nil
    }
  }

  private mutating func hexadecimal(_ count: Int) -> Item? {
    guard place + count <= scalars.count else { return nil }
    var value: UInt32 = 0
    for scalar in scalars[place..<place + count] {
      guard let digit = Unicode.Scalar(scalar).flatMap({ Character($0).hexDigitValue }) else { return nil }
      value = value * 16 + UInt32(digit)
    }
    place += count
    return .scalar(value)
  }

  private var peek: UInt32? { place < scalars.count ? scalars[place] : nil }

  private mutating func take() -> UInt32? {
    guard place < scalars.count else { return nil }
    place += 1
    return scalars[place - 1]
  }
}
