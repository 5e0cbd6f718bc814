/// Cuts a stream into lines.
struct WatchLines {
  private var pending: [UInt8] = []
  private(set) var isOverlong = false

  /// The longest line: more than the largest object that the API server stores, many times over.
  static let limit = 32 << 20

  /// Takes the next bytes and gives the lines that are now whole, without their ends and without empty ones.
  mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = pending + rest[..<end]
      pending = []
      if !line.isEmpty { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    pending += rest
    if pending.count > WatchLines.limit { isOverlong = true }
    return lines
  }
}
