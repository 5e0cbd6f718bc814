import Report

/// A document as lines of text, for snapshots: what it says and where its links lead, without any format.
struct DocumentDump {
  private var lines: [String] = []

  /// The lines of a document.
  static func text(_ document: Document) -> String {
    var dump = DocumentDump()
    dump.lines = [
      "title: \(document.title)", "kicker: \(document.kicker)", "subtitle: \(inlines(document.subtitle))",
      "summary: \(document.summary)", "keywords: \(document.keywords.joined(separator: ", "))",
    ]
    for source in document.sources { dump.lines.append("source: \(source.label) \(source.sha256.prefix(12))") }
    for section in document.sections { dump.add(section) }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ section: Section) {
    var line = "\n== \(section.id) \"\(section.title)\""
    if let mark = section.mark { line += " \(mark.glyph)" }
    if section.startsPage { line += " (page)" }
    lines.append(line)
    add(section.blocks, indent: "")
    for inner in section.sections { add(inner) }
  }

  private mutating func add(_ blocks: [Block], indent: String) {
    for block in blocks { add(block, indent: indent) }
  }

  private mutating func add(_ block: Block, indent: String) {
    func line(_ text: String) { lines.append(indent + text) }
    switch block {
    case .heading(let level, let id, let text):
      line(String(repeating: "#", count: level) + " " + Self.inlines(text) + (id.map { " {\($0)}" } ?? ""))
    case .paragraph(let text, let style): line((style == .body ? "" : "(\(style.rawValue)) ") + Self.inlines(text))
    case .banner(let banner):
      line("band \(banner.mark.glyph) \(Self.inlines(banner.title)) | \(Self.inlines(banner.text))")
    case .keyFigures(let figures):
      for figure in figures { line("number \(figure.value) | \(Self.inlines(figure.caption))") }
    case .table(let table): add(table, indent: indent)
    case .figure(let figure):
      line("figure {\(figure.id)} \(Self.inlines(figure.title)) | \(Self.inlines(figure.subtitle))")
    case .code(let code): addCode(code, indent: indent)
    case .list(let ordered, let items):
      for item in items {
        line(ordered ? "1." : "-")
        add(item, indent: indent + "  ")
      }
    case .columns(let columns):
      for column in columns {
        line("column")
        add(column, indent: indent + "  ")
      }
    case .definitions(let definitions):
      for definition in definitions { line("\(Self.inlines(definition.term)) := \(Self.inlines(definition.text))") }
    case .details(let details):
      line("fold " + Self.inlines(details.summary) + (details.full.map { " (\($0.lines.count) lines)" } ?? ""))
      add(details.blocks, indent: indent + "  ")
    case .quote(let blocks): add(blocks, indent: indent + "> ")
    case .rule: line("---")
    case .anchor(let id): line("@\(id)")
    }
  }

  private mutating func addCode(_ code: CodeBlock, indent: String) {
    for (index, text) in code.lines.enumerated() {
      if code.cutAfter == index, let omitted = code.omitted { lines.append(indent + "~ … \(omitted)") }
      lines.append(indent + "~ " + text)
    }
  }

  private mutating func add(_ table: Table, indent: String) {
    lines.append(indent + "table \(table.caption)")
    lines.append(indent + "| " + table.columns.map { Self.inlines($0.title) }.joined(separator: " | "))
    for row in table.rows {
      let cells = row.cells.map { (cell: Table.Cell) -> String in
        (cell.fill.map { "[\($0.glyph)]" } ?? "") + (cell.isChanged ? "!" : "") + Self.inlines(cell.inlines)
      }
      lines.append(indent + "| " + cells.joined(separator: " | "))
    }
  }

  private static func inlines(_ all: [Inline]) -> String { all.map(inline).joined() }

  private static func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): text
    case .strong(let inner): "*\(inlines(inner))*"
    case .emphasis(let inner): "_\(inlines(inner))_"
    case .muted(let inner): "(\(inlines(inner)))"
    case .code(let text): "`\(text)`"
    case .mark(let mark, let word): "\(mark.glyph) \(word)"
    case .link(let inner, .anchor(let id)): "[\(inlines(inner))](#\(id))"
    case .link(let inner, .url(let url)): "[\(inlines(inner))](\(url))"
    case .evidence(let number): "E\(number)"
    case .strikethrough(let inner): "~\(inlines(inner))~"
    case .lineBreak: " / "
    }
  }
}
