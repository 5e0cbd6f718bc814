import Journal

/// Files with their sizes and hashes, a row each.
struct FileTable {
  private(set) var table: Table
  private let voice: ReportVoice

  /// Makes an empty table.
  ///
  /// - Parameter head: What stands before the file's name; nil for nothing.
  init(caption: String, voice: ReportVoice, head: String?) {
    self.voice = voice
    var hash = Table.Column("SHA-256")
    hash.staysWhole = true
    let columns: [Table.Column] = [.init("File", weight: 1), .init("Bytes", alignment: .trailing), hash]
    table = Table(caption: caption, columns: (head.map { [.init($0)] } ?? []) + columns)
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - head: What stands before it.
  ///   - anchor: Where its name leads; nil for nowhere.
  mutating func add(_ source: JournalSource, head: Inline? = nil, anchor: String? = nil) {
    let path = Inline.code(voice.line(source.path, limit: 200))
    table.rows.append(
      .init(
        (head.map { [.init([$0])] } ?? []) + [
          .init([anchor.map { .link([path], to: .anchor($0)) } ?? path]),
          .init([.text(ShortNumber.text(source.byteCount))], sortKey: Double(source.byteCount)),
          .init([.code(source.sha256)]),
        ]))
  }
}
