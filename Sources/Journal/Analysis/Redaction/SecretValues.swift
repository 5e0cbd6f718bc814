/// Values that are known to be secret, found in a text in one pass.
struct SecretValues: Sendable {
  /// The most values that are kept.
  static let limit = 10_000
  /// Shorter values would mask words that are none of theirs.
  static let shortest = 4

  private var byPrefix: [UInt32: [[UInt8]]] = [:]
  /// A bit for each pair of first bytes.
  private var pairs = [UInt64](repeating: 0, count: 1024)
  private var known: Set<[UInt8]> = []

  /// Whether there are none.
  var isEmpty: Bool { known.isEmpty }

  /// Adds a value; too short ones and ordinary words of configurations are left out.
  mutating func insert(_ value: String) {
    let bytes = Array(value.utf8)
    guard bytes.count >= SecretValues.shortest, bytes.count <= 65_536, known.count < SecretValues.limit,
      !["true", "false", "none", "null"].contains(value.lowercased()), known.insert(bytes).inserted
    else { return }
    let pair = Int(bytes[0]) << 8 | Int(bytes[1])
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    let key = SecretValues.prefix(bytes[0], bytes[1], bytes[2], bytes[3])
    byPrefix[key, default: []].append(bytes)
    // The longest first: one secret may begin another.
    byPrefix[key]?.sort { $0.count > $1.count }
  }

  /// The length of the value that begins at a place of a text; nil when none does.
  @inline(__always)
  func length(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard place + SecretValues.shortest <= text.count else { return nil }
    let pair = Int(text[place]) << 8 | Int(text[place + 1])
    guard pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { return nil }
    return slowLength(at: place, in: text)
  }

  private func slowLength(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let key = SecretValues.prefix(text[place], text[place + 1], text[place + 2], text[place + 3])
    return byPrefix[key]?.first { value in
      place + value.count <= text.count && text[place..<place + value.count].elementsEqual(value)
    }?.count
  }

  private static func prefix(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
    UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
  }
}
