/// A piece of work as tracing shows it.
public struct Span: Sendable, Hashable {
  /// On which side of a call it stands.
  public enum Kind: String, Sendable, Hashable {
    /// On none.
    case inside = "internal"
    /// It answers.
    case server
    /// It asks.
    case client
  }

  /// A tag by name.
  public struct Tag: Sendable, Hashable {
    /// The name: `http.url`.
    public var key: String
    /// The value.
    public var value: SpanValue

    /// Makes a tag.
    public init(_ key: String, _ value: SpanValue) { (self.key, self.value) = (key, value) }
  }

  /// Something that happened meanwhile.
  public struct Event: Sendable, Hashable {
    /// When, in nanoseconds since 1970.
    public var time: Int
    /// What.
    public var fields: [Tag]

    /// Makes an event.
    public init(time: Int, fields: [Tag]) { (self.time, self.fields) = (time, fields) }
  }

  /// Where it stands in its trace.
  public var context: TraceContext
  /// What it does: `fetch-counter`.
  public var name: String
  /// On which side it stands.
  public var kind: Kind
  /// When it began, in nanoseconds since 1970.
  public var start: Int
  /// When it ended.
  public var end: Int
  /// What is known about it; a name stands once.
  public private(set) var tags: [Tag] = []
  /// What happened meanwhile.
  public var events: [Event] = []
  /// Whether it failed.
  public var isError = false

  /// Begins a span.
  public init(_ name: String, context: TraceContext, kind: Kind = .inside, start: Int) {
    (self.name, self.context, self.kind, self.start, end) = (name, context, kind, start, start)
  }

  /// Sets a tag, in the place of one of the same name.
  public mutating func set(_ key: String, _ value: SpanValue) {
    if let place = tags.firstIndex(where: { $0.key == key }) {
      tags[place].value = value
    } else {
      tags.append(Tag(key, value))
    }
  }

  /// The value of a tag.
  public func tag(_ key: String) -> SpanValue? { tags.first { $0.key == key }?.value }
}
