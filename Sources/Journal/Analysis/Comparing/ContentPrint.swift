import JSON

/// A number that two values share when they say the same, whatever their blanks and the order of their members.
///
/// FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): to tell experiments of one team apart, not to
/// withstand somebody who wants two to look alike; the sources' SHA-256 is for that.
struct ContentPrint: Hashable, Sendable {
  /// The number.
  private(set) var bits: UInt64 = 0xCBF2_9CE4_8422_2325

  private static let depthLimit = 128

  /// Takes a number that was written down.
  init(bits: UInt64) { self.bits = bits }

  /// Reads a value; nil and null are the same.
  init(_ node: JSONNode?) {
    if let node, !node.isNull { add(node, depth: 0) }
  }

  private mutating func add(_ node: JSONNode, depth: Int) {
    guard depth < ContentPrint.depthLimit else { return }
    switch node.kind {
    case .object:
      // Sums do not depend on the order.
      var sum: UInt64 = 0
      for (key, value) in node.members {
        var member = ContentPrint(nil)
        member.add(bytes: Array(key.utf8))
        member.add(value, depth: depth + 1)
        sum &+= member.bits
      }
      add(byte: UInt8(ascii: "{"))
      add(number: sum)
    case .array:
      add(byte: UInt8(ascii: "["))
      for element in node.elements { add(element, depth: depth + 1) }
      add(byte: UInt8(ascii: "]"))
    case .string:
      add(byte: UInt8(ascii: "\""))
      node.withStringBytes { for byte in $0 { add(byte: byte) } }
      add(byte: UInt8(ascii: "\""))
    case .null, .bool, .number:
      node.withRawBytes { for byte in $0 { add(byte: byte) } }
      add(byte: UInt8(ascii: ","))
    }
  }

  private mutating func add(bytes: [UInt8]) {
    for byte in bytes { add(byte: byte) }
    add(byte: UInt8(ascii: ":"))
  }

  private mutating func add(number: UInt64) {
    var rest = number
    for _ in 0..<8 {
      add(byte: UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func add(byte: UInt8) { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
