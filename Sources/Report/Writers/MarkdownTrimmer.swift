/// Makes a document fit into a number of bytes: folded outputs go first, then charts inside the text, then sections,
/// each from the end of the document; page 1 stays.
struct MarkdownTrimmer {
  /// How much of a section is left.
  private enum Cut: Int, Comparable {
    case nothing, details, charts, section

    static func < (left: Cut, right: Cut) -> Bool { left.rawValue < right.rawValue }
  }

  /// A section without the sections in it, and where it stands.
  private struct Unit {
    var section: Section
    let outline: HeadingOutline
    var cut = Cut.nothing
    var byteCount = 0
    var foldCount = 0
    /// The text for good, as long as nothing has to be left out of the report.
    var text: String?
  }

  private let charts: MarkdownCharts
  private var units: [Unit] = []
  private let document: Document
  private let byteLimit: Int
  /// Room for the sentences that say what was left out.
  private static let reserve = 4096

  init(_ document: Document, charts: MarkdownCharts, byteLimit: Int) {
    self.document = document
    self.charts = charts
    self.byteLimit = byteLimit
    collect(document.sections, outline: HeadingOutline())
  }

  /// The parts of the report, trimmed.
  var sections: MarkdownSections {
    var trimmer = self
    trimmer.trim()
    return trimmer.finished()
  }

  private mutating func collect(_ sections: [Section], outline: HeadingOutline) {
    for section in sections {
      var alone = section
      alone.sections = []
      units.append(Unit(section: alone, outline: outline))
      collect(section.sections, outline: outline.entering(section))
    }
  }

  // MARK: Trimming

  private mutating func trim() {
    let anchors = DocumentAnchors(document)
    let contents = MarkdownContents.text(of: document)
    var total = contents.utf8.count
    // Nearly every report fits as it is: what is written to be measured is then the report.
    charts.isFinal = true
    for index in units.indices {
      total += measure(index, anchors, keeps: charts.isFinal)
      // What will not all stay is not painted to be measured.
      if total > byteLimit { charts.isFinal = false }
    }
    guard total > byteLimit else { return }
    charts.forgetFiles()
    for index in units.indices { units[index].text = nil }
    let room = byteLimit - Self.reserve
    for cut in charts.areInline ? [Cut.details, .charts, .section] : [.details, .section] {
      for index in units.indices.reversed() where total > room {
        if cut == .section && index == 0 { continue }
        let before = units[index].byteCount
        shorten(index, to: cut)
        total += measure(index, anchors) - before
      }
    }
    while total > room, !units.isEmpty, !units[0].section.blocks.isEmpty {
      let before = units[0].byteCount
      units[0].section.blocks.removeLast()
      total += measure(0, anchors) - before
    }
  }

  private mutating func shorten(_ index: Int, to cut: Cut) {
    units[index].cut = cut
    switch cut {
    case .nothing: break
    case .details:
      var count = 0
      units[index].section.blocks = Self.withoutFolds(units[index].section.blocks, count: &count)
      units[index].foldCount = count
    case .charts: units[index].section.blocks = Self.withoutCharts(units[index].section.blocks)
    case .section: units[index].section.blocks = []
    }
  }

  private mutating func measure(_ index: Int, _ anchors: DocumentAnchors, keeps: Bool = false) -> Int {
    let text = text(of: units[index], anchors)
    if keeps { units[index].text = text }
    units[index].byteCount = text.utf8.count + 2
    return units[index].byteCount
  }

  private func text(of unit: Unit, _ anchors: DocumentAnchors) -> String {
    if let text = unit.text { return text }
    // A section that is left out keeps only its anchor, for links to arrive.
    if unit.cut == .section { return "<a id=\"\(SafeAddress.anchor(unit.section.id))\"></a>" }
    return MarkdownBody.text(of: unit.section, anchors: anchors, charts: charts, outline: unit.outline)
  }

  private static func withoutFolds(_ blocks: [Block], count: inout Int) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if case .details(let details) = block {
        count += 1
        result.append(.paragraph(details.summary + [.text(" (left out for size)")], .note))
      } else {
        result.append(block)
      }
    }
    return result
  }

  private static func withoutCharts(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      guard case .figure(let figure) = block else { return block }
      return .paragraph([.strong(figure.title), .text(" " + figure.description)], .body)
    }
  }

  // MARK: Result

  private func finished() -> MarkdownSections {
    charts.isFinal = true
    // Links to what was left out become text.
    var kept = document
    kept.sections = units.map(\.section)
    let anchors = DocumentAnchors(kept)
    var parts: [String] = []
    var leftOut: [Unit] = []
    for unit in units.dropFirst() {
      if unit.cut == .section {
        leftOut.append(unit)
        continue
      }
      flush(&leftOut, to: &parts)
      parts.append(text(of: unit, anchors))
    }
    flush(&leftOut, to: &parts)
    return MarkdownSections(
      lead: units.first.map { text(of: $0, anchors) } ?? "", contents: MarkdownContents.text(of: document),
      body: parts.filter { !$0.isEmpty }.joined(separator: "\n\n"), omissions: omissions)
  }

  private func flush(_ leftOut: inout [Unit], to parts: inout [String]) {
    guard !leftOut.isEmpty else { return }
    let anchors = leftOut.map { "<a id=\"\(SafeAddress.anchor($0.section.id))\"></a>" }.joined()
    let titles = leftOut.map(\.section.title).filter { !$0.isEmpty }
    let named = titles.prefix(5).map { MarkdownEscaping.text($0) }.joined(separator: ", ")
    let rest = titles.count > 5 ? " and \(titles.count - 5) more" : ""
    parts.append(anchors + "Left out for size: " + named + rest + ".")
    leftOut = []
  }

  private var omissions: String {
    let folds = units.filter { $0.cut < .section }.reduce(0) { $0 + $1.foldCount }
    let sections = units.count { $0.cut == .section }
    var parts: [String] = []
    if folds > 0 { parts.append(folds == 1 ? "1 folded output" : "\(folds) folded outputs") }
    if sections > 0 { parts.append(sections == 1 ? "1 section" : "\(sections) sections") }
    if parts.isEmpty && units.contains(where: { $0.cut == .charts }) { parts.append("charts") }
    guard !parts.isEmpty else { return "" }
    return "Left out to keep this file small: " + parts.joined(separator: " and ")
      + ". The HTML and PDF reports have them."
  }
}
