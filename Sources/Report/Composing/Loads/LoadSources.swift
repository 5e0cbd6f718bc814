import Journal

/// The files of load results beside the journals, with what proves that they are those; nothing without any.
struct LoadSources {
  let voice: ReportVoice

  private static let limit = 100

  /// A table of its own: a load belongs to no single run.
  var blocks: [Block] {
    let loads = voice.analysis.loads
    guard !loads.isEmpty else { return [] }
    var files = FileTable(caption: "Load files", voice: voice, head: "Load")
    for (place, load) in loads.prefix(Self.limit).enumerated() {
      // Files beyond the section's limit have no place that their number could lead to.
      let isShown = place < LoadSection.limit
      files.add(load.result.source, head: isShown ? .evidence(load.evidence) : .text("E\(load.evidence)"))
    }
    let left = loads.count - files.table.rows.count
    let rest: [Block] = left > 0 ? [.paragraph([.text("\(counted(left, "more load file")) not listed.")], .note)] : []
    return [.table(files.table)] + rest
  }
}
