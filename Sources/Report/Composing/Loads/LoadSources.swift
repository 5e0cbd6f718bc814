import Journal

/// The files of load results beside the journals, with what proves that they are those; nothing without any.
struct LoadSources {
  let voice: ReportVoice

  private static let limit = 100

  /// A table of its own: a load belongs to no single run.
  var blocks: [Block] {
    let loads = voice.analysis.loads
    guard !loads.isEmpty else { return [] }
    var table = Table(
      caption: "Load files",
      columns: [
        .init("Load"), .init("File", weight: 1), .init("Bytes", alignment: .trailing), .init("SHA-256"),
      ])
    table.columns[3].staysWhole = true
    for (place, load) in loads.prefix(Self.limit).enumerated() {
      let source = load.result.source
      // Files beyond the section's limit have no place that their number could lead to.
      let isShown = place < LoadSection.limit
      table.rows.append(
        .init([
          .init([isShown ? .evidence(load.evidence) : .text("E\(load.evidence)")]),
          .init([.code(voice.line(source.path, limit: 200))]),
          .init([.text(ShortNumber.text(source.byteCount))], sortKey: Double(source.byteCount)),
          .init([.code(source.sha256)]),
        ]))
    }
    let left = loads.count - table.rows.count
    let rest: [Block] = left > 0 ? [.paragraph([.text("\(counted(left, "more load file")) not listed.")], .note)] : []
    return [.table(table)] + rest
  }
}
