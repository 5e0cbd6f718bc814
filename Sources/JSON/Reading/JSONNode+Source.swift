extension JSONNode {
  /// The bytes of the document that the value takes, from its first to behind its last.
  public var byteRange: Range<Int> {
    let start = offset
    switch kind {
    case .array, .object: return start..<tape.offset(at: Int(tape.words[place + 1]) - 1) + 1
    case .string:
      return document.bytes.withUnsafeBufferPointer {
        start..<JSONStringDecoder(bytes: $0).closingQuote(of: start) + 1
      }
    case .null, .bool, .number:
      let end = document.bytes[start...].firstIndex { byte in
        byte.isJSONSpace || byte == .comma || byte == .closeBracket || byte == .closeBrace
      }
      return start..<(end ?? document.bytes.count)
    }
  }

  /// The value exactly as it is written, with its quotes, escapes and white space.
  public var rawText: String { String(decoding: document.bytes[byteRange], as: UTF8.self) }

  /// Calls the closure with the value's bytes exactly as they are written.
  ///
  /// The bytes are valid only during the call.
  public func withRawBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    let range = byteRange
    return try document.bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
