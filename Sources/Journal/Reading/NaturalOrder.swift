/// Orders names as people number them: `v2` before `v10`.
enum NaturalOrder {
  /// Whether a name comes before another: runs of digits compare as numbers, everything else byte by byte.
  ///
  /// Names that differ only in leading zeros compare byte by byte, so that the order is total.
  static func isBefore(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var (here, there) = (0, 0)
    while here < left.count, there < right.count {
      if isDigit(left[here]), isDigit(right[there]) {
        let (first, second) = (number(in: left, at: &here), number(in: right, at: &there))
        if first.count != second.count { return first.count < second.count }
        if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      } else if left[here] != right[there] {
        return left[here] < right[there]
      } else {
        here += 1
        there += 1
      }
    }
    let (rest, other) = (left.count - here, right.count - there)
    return rest != other ? rest < other : left.lexicographicallyPrecedes(right)
  }

  /// The digits of a number without leading zeros.
  private static func number(in bytes: [UInt8], at index: inout Int) -> ArraySlice<UInt8> {
    while index < bytes.count, bytes[index] == UInt8(ascii: "0") { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
