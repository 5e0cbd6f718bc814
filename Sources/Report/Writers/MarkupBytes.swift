/// A growing buffer of HTML or SVG.
///
/// Only literals of the source code enter as markup; every other string enters through ``text(_:)`` and comes out
/// harmless. The types keep the two apart.
struct MarkupBytes {
  private(set) var bytes: [UInt8] = []

  /// Appends markup as it stands in the source code.
  mutating func markup(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends finished markup.
  mutating func append(_ finished: [UInt8]) {
    bytes += finished
  }

  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Appends a whole number.
  mutating func integer(_ value: Int) {
    bytes.append(decimal: value)
  }

  /// Appends a number with at most seven decimals, for factors; what is no number becomes 0.
  mutating func ratio(_ value: Double) {
    guard value.isFinite else { return integer(0) }
    let parts = Int((min(max(value, -1e6), 1e6) * 1e7).rounded())
    if parts < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = parts.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    integer(Int(whole))
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var rest = fraction
    var place: UInt = 1_000_000
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Appends a colour as `#rrggbb`.
  mutating func color(_ color: Theme.Color) {
    bytes.append(UInt8(ascii: "#"))
    for channel in [color.red, color.green, color.blue] {
      for digit in [channel >> 4, channel & 0xF] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// Appends a number with at most two decimals, the same on every machine; what is no number becomes 0.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return integer(0) }
    let hundredths = Int((min(max(value, -1e12), 1e12) * 100).rounded())
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    integer(Int(whole))
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(fraction / 10))
    if fraction % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(fraction % 10)) }
  }

  /// Appends a string so that it is text wherever it stands: between tags or in a quoted attribute.
  ///
  /// Control characters and those that turn the direction of the text around them are made visible.
  mutating func text(_ string: String) {
    var string = string
    string.withUTF8 { append(escaping: $0) }
  }

  /// Appends running text between tags: numbers stay with their units, and what holds letters from right to left
  /// cannot reorder its neighbours.
  mutating func isolatedText(_ string: String) {
    let string = UnitSpacing.keeping(string)
    guard HostileText.hasRightToLeft(string) else { return text(string) }
    markup("<bdi>")
    text(string)
    markup("</bdi>")
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      // ASCII without special meaning and the lead bytes of harmless letters need no second look.
      guard Self.isSuspect(byte), let (replacement, length) = Self.replacement(in: utf8, at: index) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      bytes += Array(replacement.utf8)
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      0x7F, 0xC2, 0xE2, 0xEF:
      true
    default: false
    }
  }

  private static func replacement(
    in utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: String, length: Int)? {
    switch utf8[index] {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case UInt8(ascii: "'"): return ("&#39;", 1)
    default: break
    }
    let lead = utf8[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3
    guard index + length <= utf8.count else { return nil }
    var code = length == 1 ? UInt32(lead) : UInt32(lead & (length == 2 ? 0x1F : 0x0F))
    for byte in utf8[index + 1..<index + length] { code = code << 6 | UInt32(byte & 0x3F) }
    if code == 0x0D, index + 1 < utf8.count, utf8[index + 1] == UInt8(ascii: "\n") { return ("", 1) }
    return HostileText.replacement(for: code).map { ($0, length) }
  }
}
