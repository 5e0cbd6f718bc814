import Journal

/// Load results beside the runs: what was sent, what came back, before, during and after the fault; nil without any.
struct LoadSection {
  let voice: ReportVoice

  /// The most files that are shown.
  static let limit = 12

  var section: Section? {
    let loads = voice.analysis.loads
    guard !loads.isEmpty else { return nil }
    var section = Section(id: "loads", title: "Load results", level: 1)
    section.startsPage = true
    for (place, load) in loads.prefix(Self.limit).enumerated() {
      section.blocks += LoadBlocks(voice: voice, load: load, id: "load-\(place + 1)").blocks
    }
    if loads.count > Self.limit {
      section.blocks.append(.paragraph([.text("\(counted(loads.count - Self.limit, "more file")) left out.")], .note))
    }
    return section
  }
}
