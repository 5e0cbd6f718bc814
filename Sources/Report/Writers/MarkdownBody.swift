/// Turns blocks into paragraphs of Markdown, which blank lines part.
struct MarkdownBody {
  private let anchors: DocumentAnchors
  private let charts: MarkdownCharts
  private var outline: HeadingOutline
  /// Anchors that wait for a line to stand in.
  private var pending: [String] = []
  private var parts: [String] = []

  init(anchors: DocumentAnchors, charts: MarkdownCharts, outline: HeadingOutline) {
    self.anchors = anchors
    self.charts = charts
    self.outline = outline
  }

  /// A section's title and blocks, without the sections in it.
  static func text(
    of section: Section, anchors: DocumentAnchors, charts: MarkdownCharts, outline: HeadingOutline
  ) -> String {
    var body = MarkdownBody(anchors: anchors, charts: charts, outline: outline.entering(section))
    // The list of contents links to what stands at the top; GitHub lists the rest by itself.
    let isInContents = section.isListed && !section.title.isEmpty && outline.titleLevel == 1
    if anchors.isLinked(section.id) || isInContents { body.pending.append(SafeAddress.anchor(section.id)) }
    if !section.title.isEmpty { body.appendHeading([.text(section.title)], level: body.outline.titleLevel) }
    body.append(section.blocks)
    body.flush()
    return body.parts.joined(separator: "\n\n")
  }

  private mutating func append(_ blocks: [Block]) {
    for block in blocks { append(block) }
  }

  private mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let id, let inlines):
      if let id { addAnchor(id) }
      let level = outline.next(level)
      appendHeading(inlines, level: level)
    case .paragraph(let inlines, _): append(line(inlines, .paragraph))
    case .banner(let banner): append(banner)
    case .keyFigures(let figures): append(figures)
    case .table(let table): append(table)
    case .figure(let figure): append(figure)
    case .code(let code): part(Self.fenced(code))
    case .list(let isOrdered, let items): append(items, isOrdered: isOrdered)
    case .columns(let columns):
      for column in columns { append(column) }
    case .definitions(let definitions):
      part(
        definitions.map { "- " + line([.strong($0.term), .text(": ")] + $0.text, .line) }.joined(separator: "\n"))
    case .details(let details): append(details)
    case .quote(let blocks): part(Self.prefixed(nested(blocks), "> "))
    case .rule: part("---")
    case .anchor(let id): addAnchor(id)
    }
  }

  // MARK: Parts

  private mutating func part(_ text: String) {
    flush()
    if !text.isEmpty { parts.append(text) }
  }

  /// A part that begins with text, where waiting anchors can stand.
  private mutating func append(_ line: String) {
    guard !line.isEmpty else { return }
    parts.append(takeAnchors() + line)
  }

  private mutating func flush() {
    let waiting = takeAnchors()
    if !waiting.isEmpty { parts.append(waiting) }
  }

  private mutating func addAnchor(_ id: String) {
    if anchors.isLinked(id) { pending.append(SafeAddress.anchor(id)) }
  }

  private mutating func takeAnchors() -> String {
    defer { pending = [] }
    return pending.map { "<a id=\"\($0)\"></a>" }.joined()
  }

  private func line(_ inlines: [Inline], _ place: MarkdownInlines.Place) -> String {
    var line = MarkdownInlines(anchors: anchors, place: place)
    line.append(inlines)
    return line.text
  }

  /// Blocks inside another, with an outline that goes on.
  private mutating func nested(_ blocks: [Block]) -> String {
    var inner = MarkdownBody(anchors: anchors, charts: charts, outline: outline)
    inner.append(blocks)
    inner.flush()
    outline = inner.outline
    return inner.parts.joined(separator: "\n\n")
  }

  private static func prefixed(_ text: String, _ prefix: String) -> String {
    let blank = String(prefix.reversed().drop { $0 == " " }.reversed())
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? blank : prefix + $0 }.joined(separator: "\n")
  }

  // MARK: Blocks

  private mutating func appendHeading(_ inlines: [Inline], level: Int) {
    parts.append(String(repeating: "#", count: level) + " " + takeAnchors() + line(inlines, .line))
  }

  private mutating func append(_ banner: Banner) {
    let title = line([.strong([.text(banner.mark.glyph + " ")] + banner.title)], .line)
    let text = line(banner.text, .paragraph)
    part(Self.prefixed(text.isEmpty ? title : title + "\n\n" + text, "> "))
  }

  private mutating func append(_ figures: [KeyFigure]) {
    guard !figures.isEmpty else { return }
    let values = figures.map { figure in
      line([.text((figure.mark.map { $0.glyph + " " } ?? "") + figure.value)], .cell)
    }
    let captions = figures.map { line($0.caption, .cell) }
    let alignments = figures.map { _ in Table.Column.Alignment.leading }
    part(MarkdownTable.lines(head: values, rows: [captions], alignments: alignments).joined(separator: "\n"))
  }

  private mutating func append(_ table: Table) {
    if let id = table.id { addAnchor(id) }
    if table.showsCaption && !table.caption.isEmpty { append(line([.strong([.text(table.caption)])], .line)) }
    part(MarkdownTable(anchors: anchors).lines(of: table).joined(separator: "\n"))
  }

  private mutating func append(_ figure: Figure) {
    addAnchor(figure.id)
    append(line([.strong(figure.title)], .line))
    let address = charts.address(of: figure)
    // Where there is no picture, nothing is said about how to read it.
    let caption = address == nil ? figure.facts : figure.subtitle
    if !caption.isEmpty { append(line(caption, .paragraph)) }
    if let address {
      part("![" + MarkdownEscaping.text(figure.description, isBracketed: true) + "](" + address + ")")
    } else if let data = figure.data, (1...30).contains(data.rows.count) {
      part(MarkdownTable(anchors: anchors).lines(of: data).joined(separator: "\n"))
    } else {
      part(MarkdownEscaping.text(figure.description, isLineStart: true))
    }
  }

  private static func fenced(_ code: CodeBlock) -> String {
    var lines = code.lines.map { HostileText.visible($0).split(separator: "\n").joined(separator: " ") }
    if let omitted = code.omitted {
      let cut = min(max(code.cutAfter ?? lines.count, 0), lines.count)
      lines.insert("… " + HostileText.visible(omitted), at: cut)
    }
    let longest = lines.reduce(0) { max($0, MarkdownEscaping.longestRun(of: "`", in: $1)) }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language(code.language)] + lines + [fence]).joined(separator: "\n")
  }

  /// A language to colour by; those that would be drawn instead of shown are left out.
  private static func language(_ name: String?) -> String {
    let isPlain = name?.utf8.allSatisfy { SafeAddress.anchor(String(UnicodeScalar($0))).utf8.first == $0 } ?? false
    guard let name, isPlain, !["mermaid", "geojson", "topojson", "stl", "math"].contains(name.lowercased()) else {
      return ""
    }
    return name
  }

  private mutating func append(_ items: [[Block]], isOrdered: Bool) {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let marker = isOrdered ? "\(index + 1). " : "- "
      let indent = String(repeating: " ", count: marker.count)
      lines.append(marker + Self.prefixed(nested(item), indent).dropFirst(indent.count))
    }
    // Items of one line stand close together.
    part(lines.joined(separator: lines.contains { $0.contains("\n\n") } ? "\n\n" : "\n"))
  }

  private mutating func append(_ details: Details) {
    let summary = MarkdownEscaping.html(details.summary.plainText)
    let open = details.isOpen ? "<details open>" : "<details>"
    part("\(open)\n<summary>\(summary)</summary>\n\n\(nested(details.blocks))\n\n</details>")
  }
}
