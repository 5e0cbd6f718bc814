/// Lines and cells of a text file, without copies of the whole.
enum LoadLines {
  /// The longest line that is looked at; longer ones are passed over.
  static let lengthLimit = 1 << 22

  /// Calls the closure with each line, without its end, until it returns false.
  static func each(_ bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Bool) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      if !line.isEmpty, line.count <= lengthLimit, !body(line) { return }
      start = end + 1
    }
  }

  /// The cells of a line of comma-separated values, quotes taken away; at most so many.
  static func cells(_ line: ArraySlice<UInt8>, limit: Int = 40) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var place = line.startIndex
    while place < line.endIndex, cells.count < limit {
      let byte = line[place]
      if byte == UInt8(ascii: "\"") {
        if isQuoted, place + 1 < line.endIndex, line[place + 1] == byte {
          cell.append(byte)
          place += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == UInt8(ascii: ","), !isQuoted {
        cells.append(String(decoding: cell.prefix(4_096), as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
      place += 1
    }
    if cells.count < limit { cells.append(String(decoding: cell.prefix(4_096), as: UTF8.self)) }
    return cells
  }

  /// The words of a line.
  static func words(_ line: ArraySlice<UInt8>) -> [String] {
    line.split { $0 == 0x20 || $0 == 0x09 }.prefix(40).map { String(decoding: $0.prefix(4_096), as: UTF8.self) }
  }

  /// A span as tools print it: `635.91us`, `1.20ms`, `4.01s`, `2.00m`, `1.5h`.
  static func span(_ text: String) -> Double? {
    for (suffix, parts, factor) in [
      ("us", 1e6, 1), ("µs", 1e6, 1), ("ms", 1e3, 1), ("s", 1, 1), ("m", 1, 60), ("h", 1, 3_600),
    ] as [(String, Double, Double)] {
      guard text.hasSuffix(suffix), let value = Double(text.dropLast(suffix.count)) else { continue }
      // Divided, not multiplied by a fraction that no number can hold: 54.34 ms is 0.05434 s.
      return LoadNumber.latency(value * factor / parts)
    }
    return nil
  }
}
