extension JSONNode {
  /// Whether the value is `null`.
  public var isNull: Bool { firstByte == UInt8(ascii: "n") }

  /// The truth value, or nil if this is none.
  public var bool: Bool? {
    switch firstByte {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The number exactly as it is written, or nil if this is none.
  public var number: JSONNumber? { kind == .number ? JSONNumber(validText: rawText) : nil }

  /// The number if it is written as an integer and fits.
  public var int: Int? { kind == .number ? JSONNumber(validText: rawText).int : nil }

  /// The number as the nearest `Double`, or nil if this is none.
  public var double: Double? {
    document.bytes.withUnsafeBufferPointer { bytes in
      let offset = offset
      let first = bytes[offset]
      guard first.isDigit || first == .minus || kind == .number else { return nil }
      return JSONDecimal.value(of: bytes, at: offset)
    }
  }

  /// A number, or the number that a string holds, as Prometheus writes its samples: `912`, `"912"`, `"+Inf"`.
  ///
  /// Nil for everything else, also for strings with anything besides the number.
  public var numericDouble: Double? {
    document.bytes.withUnsafeBufferPointer { bytes in
      let offset = offset
      return bytes[offset] == .quote ? JSONDecimal.value(ofQuoted: bytes, at: offset) : double
    }
  }

  /// The text, with escapes decoded, or nil if this is no string.
  public var string: String? {
    guard firstByte == .quote else { return nil }
    return document.bytes.withUnsafeBufferPointer {
      JSONStringDecoder(bytes: $0).text(at: offset, hasEscapes: tape.isMarked(at: place))
    }
  }

  /// Calls the closure with the UTF-8 of a string, without making a `String`; nil if this is no string.
  ///
  /// The bytes are valid only during the call.
  public func withStringBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
    guard firstByte == .quote else { return nil }
    return try document.bytes.withUnsafeBufferPointer { bytes in
      let decoder = JSONStringDecoder(bytes: bytes)
      let content = UnsafeBufferPointer(rebasing: bytes[(offset + 1)..<decoder.closingQuote(of: offset)])
      guard tape.isMarked(at: place) else { return try body(content) }
      return try decoder.unescaped(content).withUnsafeBufferPointer(body)
    }
  }
}
