/// Spans as the agent of Jaeger takes them, in datagrams of Thrift's compact protocol.
///
/// Source: jaegertracing/jaeger-idl, thrift/jaeger.thrift and thrift/agent.thrift.
public enum JaegerBatch {
  /// Bytes that a datagram may have: the agent's default.
  public static let datagramLimit = 65000

  /// The datagrams for some spans.
  ///
  /// - Parameters:
  ///   - service: The name of the program.
  ///   - tags: What is known about the program.
  /// - Returns: the datagrams, and how many spans were too large for any.
  public static func datagrams(
    _ spans: [Span], service: String, tags: [Span.Tag] = [], limit: Int = datagramLimit
  ) -> (datagrams: [[UInt8]], dropped: Int) {
    let head = head(service: service, tags: tags)
    // The header of the list, and the ends of the structures.
    let room = limit - head.count - 16
    var result: [[UInt8]] = []
    var dropped = 0
    var batch: [[UInt8]] = []
    var size = 0
    func close() {
      if !batch.isEmpty { result.append(datagram(head, batch)) }
      batch = []
      size = 0
    }
    for span in spans {
      let bytes = structure(of: span)
      if bytes.count > room {
        dropped += 1
        continue
      }
      if size + bytes.count > room { close() }
      batch.append(bytes)
      size += bytes.count
    }
    close()
    return (result, dropped)
  }

  /// All up to the list of spans.
  private static func head(service: String, tags: [Span.Tag]) -> [UInt8] {
    var writer = CompactWriter()
    writer.beginOneway("emitBatch")
    writer.field(1, .structure)
    writer.beginStructure()
    writer.field(1, .structure)
    writer.beginStructure()
    writer.string(1, SpanValue.bounded(service))
    write(tags, as: 2, to: &writer)
    writer.endStructure()
    return writer.bytes
  }

  private static func datagram(_ head: [UInt8], _ spans: [[UInt8]]) -> [UInt8] {
    var writer = CompactWriter()
    writer.beginStructure()
    writer.append(head)
    // The field before it is the first.
    writer.beginStructure()
    writer.append([1 << 4 | CompactWriter.FieldType.list.rawValue])
    writer.list(.structure, count: spans.count)
    for span in spans { writer.append(span) }
    writer.endStructure()
    writer.endStructure()
    return writer.bytes
  }

  private static func structure(of span: Span) -> [UInt8] {
    var writer = CompactWriter()
    writer.beginStructure()
    writer.int64(1, Int64(bitPattern: span.context.trace.low))
    writer.int64(2, Int64(bitPattern: span.context.trace.high))
    writer.int64(3, Int64(bitPattern: span.context.span.bits))
    writer.int64(4, Int64(bitPattern: span.context.parent?.bits ?? 0))
    writer.string(5, SpanValue.bounded(span.name))
    writer.int32(7, span.context.isSampled ? 1 : 0)
    writer.int64(8, Int64(span.start / 1000))
    writer.int64(9, Int64(max(0, span.end - span.start) / 1000))
    var tags = span.tags
    if span.kind != .inside { tags.append(Span.Tag("span.kind", .string(span.kind.rawValue))) }
    if span.isError { tags.append(Span.Tag("error", .bool(true))) }
    write(tags, as: 10, to: &writer)
    if !span.events.isEmpty {
      writer.field(11, .list)
      writer.list(.structure, count: span.events.count)
      for event in span.events {
        writer.beginStructure()
        writer.int64(1, Int64(event.time / 1000))
        write(event.fields, as: 2, to: &writer, isOptional: false)
        writer.endStructure()
      }
    }
    writer.endStructure()
    return writer.bytes
  }

  private static func write(
    _ tags: [Span.Tag], as number: Int16, to writer: inout CompactWriter, isOptional: Bool = true
  ) {
    if tags.isEmpty, isOptional { return }
    writer.field(number, .list)
    writer.list(.structure, count: tags.count)
    for tag in tags {
      writer.beginStructure()
      writer.string(1, SpanValue.bounded(tag.key))
      switch tag.value {
      case .string(let text):
        writer.int32(2, 0)
        writer.string(3, SpanValue.bounded(text))
      case .double(let value):
        writer.int32(2, 1)
        writer.double(4, value)
      case .bool(let value):
        writer.int32(2, 2)
        writer.bool(5, value)
      case .int(let value):
        writer.int32(2, 3)
        writer.int64(6, Int64(value))
      }
      writer.endStructure()
    }
  }
}
