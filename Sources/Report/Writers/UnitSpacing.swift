/// Keeps numbers and what belongs to them on one line: `14 s`, `0.3 per s`, `1 min 23 s`, `> 14 s`, `n = 4`.
///
/// Every writer passes its running text through here, so that no format breaks a line between a number and its unit.
/// Names and values in a mono face are evidence and stay as they are.
enum UnitSpacing {
  private static let blank = UInt8(ascii: " ")
  /// A blank at which no line ends, in UTF-8.
  private static let kept: [UInt8] = [0xC2, 0xA0]
  /// Units of the reports' own sentences; they end where a letter does not follow.
  private static let units: Set<String> = [
    "%", "µs", "ms", "s", "min", "h", "d", "B", "kB", "KB", "MB", "GB", "KiB", "MiB", "GiB", "bytes", "points",
  ]
  /// Units that a smaller one may follow: `2 h 3 min`.
  private static let divided: Set<String> = ["min", "h", "d"]
  private static let longestUnit = 6
  /// `1 not evaluated`.
  private static let longestCount = 15

  /// The text with blanks that hold before units and behind signs of comparison.
  ///
  /// ```swift
  /// UnitSpacing.keeping("nothing under 1 s")  // "nothing under 1\u{A0}s"
  /// ```
  static func keeping(_ text: String) -> String {
    var text = text
    let bound: String? = text.withUTF8 { bytes in
      var result: [UInt8] = []
      var copied = 0
      var index = 0
      while index < bytes.count {
        defer { index += 1 }
        guard bytes[index] == blank, holds(bytes, at: index) else { continue }
        result += bytes[copied..<index]
        result += kept
        copied = index + 1
      }
      return copied == 0 ? nil : String(decoding: result + bytes[copied...], as: UTF8.self)
    }
    return bound ?? text
  }

  /// A count beside a mark, `● 2 not met`: as short as it is, it stays on one line.
  static func keepingCount(_ text: String) -> String {
    guard let first = text.utf8.first, isDigit(first) else { return keeping(text) }
    let isShort = text.utf8.count <= longestCount
    return isShort ? String(text.map { $0 == " " ? "\u{A0}" : $0 }) : keeping(text)
  }

  /// Whether what stands on both sides of a blank belongs together.
  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place > 0, place + 1 < bytes.count else { return false }
    let last = bytes[place - 1]
    let next = bytes[place + 1]
    if isDigit(last) {
      let follower = word(bytes, from: place + 1)
      return units.contains(follower) || (follower == "per" && isRate(bytes, from: place + 4))
    }
    if isDigit(next) { return isComparison(bytes, endingAt: place) || isLargerUnit(bytes, endingAt: place) }
    if last == UInt8(ascii: "r") {
      return isPer(bytes, endingAt: place) && units.contains(word(bytes, from: place + 1))
    }
    // `n = 4`: a single letter and its sign.
    return next == UInt8(ascii: "=") && isLetter(last) && (place == 1 || !isLetter(bytes[place - 2]))
      && place + 3 < bytes.count && bytes[place + 2] == blank && isDigit(bytes[place + 3])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  /// ASCII letters, and all parts of longer characters: near enough to see where a unit ends.
  private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 || byte >= 0x80 }

  /// The sign or the word that begins at a place; empty when it is longer than any unit.
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
    guard start < bytes.count else { return "" }
    if bytes[start] == UInt8(ascii: "%") { return "%" }
    var end = start
    while end < bytes.count, isLetter(bytes[end]), end - start <= longestUnit { end += 1 }
    if end < bytes.count, isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "_") { return "" }
    return end - start > longestUnit ? "" : String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func isRate(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Bool {
    place < bytes.count && bytes[place] == blank && units.contains(word(bytes, from: place + 1))
  }

  /// Whether `per` and the number before it end here.
  private static func isPer(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    end >= 5 && bytes[end - 4] == blank && isDigit(bytes[end - 5]) && word(bytes, from: end - 3) == "per"
  }

  /// Whether a sign of comparison ends here: one of `< > = ~`, or `≥ ≤ ≈`.
  private static func isComparison(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    switch bytes[end - 1] {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "~"): true
    case 0x88, 0xA4, 0xA5: end >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x89
    default: false
    }
  }

  /// Whether a number of minutes, hours or days ends here.
  private static func isLargerUnit(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    var start = end
    while start > 0, isLetter(bytes[start - 1]), end - start < 4 { start -= 1 }
    guard start >= 2, bytes[start - 1] == blank, isDigit(bytes[start - 2]) else { return false }
    return divided.contains(String(decoding: bytes[start..<end], as: UTF8.self))
  }
}
