/// A key that is equal to another only if both have the same code points.
///
/// Swift strings compare by canonical equivalence, so that `"é"` in one code point equals `"é"` in two; to JSON
/// those are different keys.
struct JSONKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: JSONKey, right: JSONKey) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
