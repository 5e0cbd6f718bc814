/// A parsed text: its bytes and an index of them.
///
/// Values are decoded when they are asked for.
///
/// Parsing checks everything (grammar, UTF-8, escapes, numbers), so that walking cannot fail any more. A document
/// never changes and can be shared between threads; every `JSONNode` keeps its document alive.
///
///     let document = try JSONDocument(bytes: bytes, name: "journal.json")
///     document.root["status"]?.string   // "completed"
///     document.notices.map(\.kind)      // what was odd about the text
///
/// The index takes four bytes for each string, number or word and twelve for each array or object.
public final class JSONDocument: Sendable {
  /// The name used in messages, usually the file name.
  public let name: String
  /// The text as UTF-8: the given bytes, or what became of them if they were in another encoding.
  public let bytes: [UInt8]
  /// How many odd things were met; `notices` holds the first 100 of them.
  public let noticeCount: Int

  @usableFromInline let tape: JSONTape
  let remarks: [JSONRemark]
  let lines: JSONLines

  /// Reads a text.
  ///
  /// A byte order mark is skipped; UTF-16 with a byte order mark and bytes that are no UTF-8 (taken as Windows-1252)
  /// are converted. Each leaves a notice.
  ///
  /// - Parameters:
  ///   - bytes: the text, normally UTF-8.
  ///   - name: what to call the text in messages.
  /// - Throws: `JSONError` with the place of the first mistake.
  public init(bytes: [UInt8], name: String = "<json>") throws(JSONError) {
    var reading = JSONReading(bytes: bytes)
    do throws(JSONFault) {
      try reading.run()
    } catch {
      throw reading.error(for: error, name: name)
    }
    self.name = name
    self.bytes = reading.bytes
    tape = reading.tape
    remarks = reading.remarks.kept
    noticeCount = reading.remarks.total
    lines = JSONLines()
  }

  /// Reads a text that is already a string.
  ///
  /// - Throws: `JSONError` with the place of the first mistake.
  public convenience init(text: String) throws(JSONError) {
    try self.init(bytes: Array(text.utf8))
  }

  /// The outermost value.
  public var root: JSONNode { JSONNode(document: self, place: 0) }

  /// What was odd about the text, in the order of the bytes; the first 100 of `noticeCount`.
  public var notices: [JSONNotice] {
    remarks.sorted { $0.offset < $1.offset }.map { remark in
      JSONNotice(kind: remark.kind, position: position(ofOffset: remark.offset), path: path(ofOffset: remark.offset))
    }
  }

  /// The line and column of a byte offset.
  ///
  /// Looking up many offsets is cheap: the first look-up counts all lines.
  public func position(ofOffset offset: Int) -> JSONPosition { lines.position(ofOffset: offset, in: bytes) }
}
