import JSON

/// Finds lines and columns in a text that is no document.
enum JSONLinePlace {
  /// The line and column of a byte.
  static func position(ofOffset offset: Int, in bytes: [UInt8]) -> JSONPosition {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    // Bytes that continue a letter of several bytes are no column of their own.
    let column = bytes[start..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
    return JSONPosition(line: line, column: column, offset: offset)
  }
}
