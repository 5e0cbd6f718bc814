/// What a template can ask for by name.
public indirect enum MustacheValue: Sendable, Hashable {
  /// Nothing; sections on it are skipped.
  case null
  /// A switch for sections.
  case bool(Bool)
  /// A count.
  case number(Int)
  /// Text, escaped on its way out unless the tag asks for it raw.
  case text(String)
  /// Finished markup, never escaped again.
  case markup([UInt8])
  /// Values for a section to repeat over.
  case list([MustacheValue])
  /// Values by name.
  case object([String: MustacheValue])

  /// Whether a section on it is entered: neither nothing, false, an empty text nor an empty list.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number: true
    case .text(let text): !text.isEmpty
    case .markup(let bytes): !bytes.isEmpty
    case .list(let values): !values.isEmpty
    case .object: true
    }
  }
}
