extension RegexParser {
  mutating func set(_ flags: Flags) throws(Problem) -> RegexSet {
    var set = RegexSet([], ignoresCase: flags.ignoresCase)
    set.isNegated = take("^")
    var isFirst = true
    while true {
      guard let scalar = next else { throw Problem(message: "unterminated character set") }
      place += 1
      if scalar == "]", !isFirst { return set }
      isFirst = false
      let start = place - 1
      let low = try setPart(scalar, flags)
      guard next == "-", place + 1 < text.count, text[place + 1] != "]" else {
        set.parts.append(low)
        continue
      }
      place += 1
      let mark = text[place]
      place += 1
      let high = try setPart(mark, flags)
      guard case .range(let from, let first) = low, case .range(let to, let last) = high, from == first, to == last,
        from <= to
      else {
        throw Problem(message: "bad character range \(sourceText(from: start))")
      }
      set.parts.append(.range(from, to))
    }
  }

  private func sourceText(from start: Int) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text[start..<place])
    return String(scalars)
  }

  mutating func setPart(_ scalar: Unicode.Scalar, _ flags: Flags) throws(Problem) -> RegexSet.Part {
    guard scalar == "\\" else { return .range(scalar.value, scalar.value) }
    guard let letter = next else { throw Problem(message: "bad escape (end of pattern)") }
    place += 1
    if let part = RegexParser.classPart(letter, flags) { return part }
    if letter == "b" { return .range(8, 8) }
    let value = try character(letter, inSet: true)
    return .range(value, value)
  }

  static func classPart(_ letter: Unicode.Scalar, _ flags: Flags) -> RegexSet.Part? {
    switch letter {
    case "d", "D": .digit(isIn: letter == "d", isASCII: flags.isASCII)
    case "w", "W": .word(isIn: letter == "w", isASCII: flags.isASCII)
    case "s", "S": .space(isIn: letter == "s", isASCII: flags.isASCII)
    default: nil
    }
  }

  mutating func escape(_ flags: Flags) throws(Problem) -> RegexNode {
    guard let letter = next else { throw Problem(message: "bad escape (end of pattern)") }
    place += 1
    switch letter {
    case "A": return .textStart
    case "Z": return .textEnd
    case "b", "B": return .wordEdge(isEdge: letter == "b", isASCII: flags.isASCII)
    case "1"..."9":
      place -= 1
      let start = place
      let isOctal = text.count - place >= 3 && text[place..<place + 3].allSatisfy { $0 >= "0" && $0 <= "7" }
      if !isOctal {
        var reference = Int(text[place].value - 48)
        place += 1
        if let scalar = next, RegexSet.isDigit(scalar, true) {
          reference = reference * 10 + Int(scalar.value - 48)
          place += 1
        }
        if reference > groupCount { throw Problem(message: "invalid group reference \(reference)") }
        if openGroups.contains(reference) { throw Problem(message: "cannot refer to an open group") }
        return .reference(reference, ignoresCase: flags.ignoresCase)
      }
      place = start + 1
    default: break
    }
    if let part = RegexParser.classPart(letter, flags) { return .set(RegexSet([part])) }
    let value = try character(letter, inSet: false)
    return .set(RegexSet([.range(value, value)], ignoresCase: flags.ignoresCase))
  }

  mutating func character(_ letter: Unicode.Scalar, inSet: Bool) throws(Problem) -> UInt32 {
    switch letter {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "x": return try hexadecimal(2, letter)
    case "u": return try hexadecimal(4, letter)
    case "U": return try hexadecimal(8, letter)
    case "0"..."7":
      var value = letter.value - 48
      var count = 1
      while count < 3, let scalar = next, scalar >= "0", scalar <= "7" {
        value = value * 8 + scalar.value - 48
        place += 1
        count += 1
      }
      if value > 0o377 {
        throw Problem(message: "octal escape value \\\(String(value, radix: 8)) outside of range 0-0o377")
      }
      return value
    default:
      if letter.isASCII, letter.properties.isAlphabetic || RegexSet.isDigit(letter, true) {
        throw Problem(message: "bad escape \\\(letter)")
      }
      return letter.value
    }
  }

  mutating func hexadecimal(_ count: Int, _ letter: Unicode.Scalar) throws(Problem) -> UInt32 {
    var digits = ""
    while digits.count < count, let scalar = next, scalar.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalar)
      place += 1
    }
    guard digits.count == count, let value = UInt32(digits, radix: 16), value <= 0x10FFFF else {
      throw Problem(message: "incomplete escape \\\(letter)\(digits)")
    }
    return value
  }
}
