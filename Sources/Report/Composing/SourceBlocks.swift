import Journal

/// The files that a report stands on, with their sizes and hashes.
///
/// Few files have a row each. Of many, a list in the form of `sha256sum` shows the first and last, or all where a reader
/// can unfold it, and one hash over the hashes of all stands for the whole set.
struct SourceBlocks {
  let voice: ReportVoice
  /// Whether files link to the sections of their runs.
  let linksToRuns: Bool
  /// Whether a reader can unfold what is too long to be shown.
  let canUnfold: Bool

  /// Files that have a row each.
  static let rowLimit = 60

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var blocks: [Block] {
    let heading = Block.heading(level: 2, id: "sources", [.text("Sources")])
    return [heading] + (runs.count > Self.rowLimit ? list : [.table(table)])
  }

  private var table: Table {
    let showsLabels = runs.contains { !$0.journal.source.path.contains($0.label) }
    var table = FileTable(caption: "Source files", voice: voice, head: showsLabels ? "Run" : nil)
    for index in runs.indices {
      let source = runs[index].journal.source
      guard showsLabels else {
        table.add(source, anchor: linksToRuns ? voice.anchors[index] : nil)
        continue
      }
      table.add(source, head: linksToRuns ? voice.link(to: index) : .text(voice.line(runs[index].label, limit: 60)))
    }
    return table.table
  }

  private var list: [Block] {
    let bytes = runs.reduce(0) { $0 + $1.journal.source.byteCount }
    let hashes = runs.map(\.journal.source.sha256).sorted().map { $0 + "\n" }.joined()
    let all = SHA256.hexadecimal(of: Array(hashes.utf8))
    let lines = runs.map { "\($0.journal.source.sha256)  \(voice.line($0.journal.source.path, limit: 200))" }
    let ends = CodeBlock(
      lines: lines.prefix(10) + lines.suffix(2), omitted: counted(lines.count - 12, "more file"), cutAfter: 10)
    return [
      .paragraph(
        [
          .text("\(counted(runs.count, "file")) of \(ShortNumber.text(bytes)) bytes together. The SHA-256 of all is "),
          .code(all), .text(": that of their hashes, sorted, one a line, as "),
          .code("sha256sum FILES | cut -c1-64 | sort | sha256sum"), .text(" prints it."),
        ], .body),
      .details(
        Details(
          summary: [.text("Files with their SHA-256")], blocks: [.code(ends)],
          full: canUnfold ? CodeBlock(lines: lines) : nil)),
    ]
  }
}
