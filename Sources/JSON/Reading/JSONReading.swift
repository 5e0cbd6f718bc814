/// One attempt to read bytes as JSON: encodings first, then the index.
struct JSONReading {
  /// The text as UTF-8.
  private(set) var bytes: [UInt8]
  private(set) var tape: JSONTape
  private(set) var remarks = JSONRemarks()
  private var openContainer = JSONIndexer.noParent

  /// Prepares to read bytes.
  init(bytes: [UInt8]) {
    self.bytes = bytes
    tape = JSONTapeBuilder(capacity: 0).finish()
  }

  /// Indexes the text, converting it first where needed.
  mutating func run() throws(JSONFault) {
    if let converted = JSONEncodingRepair.utf8(fromUTF16: bytes) {
      bytes = converted
      remarks.add(.utf16, offset: 0)
    }
    do throws(JSONFault) {
      try index()
    } catch {
      guard case .notUTF8(let offset) = error else { throw error }
      let readable = JSONEncodingRepair.utf8(fromWindows1252: bytes[..<offset]).count
      bytes = JSONEncodingRepair.utf8(fromWindows1252: bytes)
      remarks = JSONRemarks()
      remarks.add(.windows1252, offset: readable)
      try index()
    }
  }

  private mutating func index() throws(JSONFault) {
    guard bytes.count <= JSONTape.maximumBytes else {
      throw .syntax(.tooLarge(limit: JSONTape.maximumBytes), offset: 0)
    }
    let start = JSONEncodingRepair.hasByteOrderMark(bytes) ? 3 : 0
    if start > 0 { remarks.add(.byteOrderMark, offset: 0) }
    let fault: JSONFault? = bytes.withUnsafeBufferPointer { buffer in
      // A word for every twelve bytes fits indented text; the tape grows for denser ones.
      guard var indexer = JSONIndexer(bytes: buffer, wordsAtFirst: bytes.count / 12 + 64) else {
        return .syntax(.emptyInput, offset: 0)
      }
      swap(&indexer.remarks, &remarks)
      var fault: JSONFault?
      do throws(JSONFault) {
        try indexer.run(from: start)
      } catch {
        fault = error
      }
      swap(&indexer.remarks, &remarks)
      openContainer = indexer.openContainer
      tape = indexer.finish()
      return fault
    }
    if let fault { throw fault }
  }

  /// The error for a fault, with its position, source line and path.
  func error(for fault: JSONFault, name: String) -> JSONError {
    // Bytes that stay unreadable as UTF-8 do not occur: they were converted, and the rest is a syntax error.
    let (kind, offset): (JSONErrorKind, Int) =
      switch fault {
      case .syntax(let kind, let offset): (kind, offset)
      case .notUTF8(let offset): (.unexpectedCharacter(found: "\u{FFFD}", expected: .value), offset)
      }
    let isTrailingComma = if case .trailingComma = kind { true } else { false }
    let excerpt = JSONExcerpt(bytes: bytes, offset: offset)
    let path = JSONTrail(bytes: bytes, tape: tape).path(ofOpen: openContainer, isInChild: !isTrailingComma)
    return JSONError(
      kind: kind, position: JSONLines().position(ofOffset: offset, in: bytes), documentName: name,
      line: excerpt.line, caretColumn: excerpt.caretColumn, path: path)
  }
}
