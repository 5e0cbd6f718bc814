/// A byte offset of a text as people count: line, column and the line itself.
struct TextPlace: Sendable, Hashable {
  /// From 1.
  let line: Int
  /// From 1, in characters.
  let column: Int
  /// The line without its line end.
  let text: String

  /// Finds the place of an offset; one past the end is the end.
  init(in bytes: [UInt8], at offset: Int) {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    self.line = line
    column = String(decoding: bytes[start..<offset], as: UTF8.self).count + 1
    text = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
