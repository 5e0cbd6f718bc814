/// A value in a document: a place in its index.
///
/// Cheap to copy; nothing is decoded until it is asked for.
///
///     let node = document.root["run"]?[0]?["duration"]
///     node?.kind       // .number
///     node?.double     // 0.253
///     node?.path       // "$.run[0].duration"
///
/// A node keeps its whole document alive. Take `value` of what has to outlive it.
public struct JSONNode: Sendable {
  /// The six kinds of values.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool
    /// A number, also `NaN` and the infinities.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
  }

  /// The document the value stands in.
  public let document: JSONDocument
  /// The place of the value's first word on the tape.
  @usableFromInline let place: Int

  @inlinable @inline(__always)
  init(document: JSONDocument, place: Int) {
    self.document = document
    self.place = place
  }

  /// What kind of value this is.
  public var kind: Kind {
    switch firstByte {
    case .openBrace: .object
    case .openBracket: .array
    case .quote: .string
    case UInt8(ascii: "n"): .null
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    default: .number
    }
  }

  /// The number of elements or members; 0 if this is no array or object.
  ///
  /// Takes time in proportion to it.
  public var count: Int {
    switch kind {
    case .array: elements.reduce(0) { count, _ in count + 1 }
    case .object: members.reduce(0) { count, _ in count + 1 }
    case .null, .bool, .number, .string: 0
    }
  }

  /// Where the value starts.
  public var position: JSONPosition { document.position(ofOffset: offset) }

  /// The path from the root, such as `$.run[3].output`.
  ///
  /// Takes time in proportion to the elements before it.
  public var path: String { document.path(ofOffset: offset) }

  @inlinable @inline(__always)
  var tape: JSONTape { document.tape }

  @inlinable @inline(__always)
  var offset: Int { tape.offset(at: place) }

  @inlinable @inline(__always)
  var firstByte: UInt8 { document.bytes[offset] }

  /// The place on the tape behind the value.
  @inlinable @inline(__always)
  var nextPlace: Int {
    let byte = firstByte
    return byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") ? Int(tape.words[place &+ 1]) : place &+ 1
  }
}
