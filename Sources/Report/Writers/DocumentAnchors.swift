/// The anchors that a document has, and those that it links to.
///
/// A link to a place that was left out is written as plain text; a place that nothing links to needs no anchor in
/// formats where anchors show.
struct DocumentAnchors {
  /// The names of places.
  private(set) var places: Set<String> = []
  /// The names that links ask for.
  private(set) var targets: Set<String> = []

  /// No anchors: every link becomes plain text.
  init() {}

  init(_ document: Document) {
    visit(document.subtitle)
    for section in document.sections { visit(section) }
  }

  /// Whether a link to the anchor arrives.
  func has(_ id: String) -> Bool { places.contains(SafeAddress.anchor(id)) }

  /// Whether something links to the anchor.
  func isLinked(_ id: String) -> Bool { targets.contains(SafeAddress.anchor(id)) }

  /// The name of the anchor that an evidence number cites.
  static func evidence(_ number: Int) -> String { "e\(number)" }

  private mutating func visit(_ section: Section) {
    places.insert(SafeAddress.anchor(section.id))
    visit(section.blocks)
    for inner in section.sections { visit(inner) }
  }

  private mutating func visit(_ blocks: [Block]) {
    for block in blocks { visit(block) }
  }

  private mutating func visit(_ block: Block) {
    switch block {
    case .heading(_, let id, let inlines):
      add(place: id)
      visit(inlines)
    case .paragraph(let inlines, _): visit(inlines)
    case .banner(let banner):
      visit(banner.title)
      visit(banner.text)
    case .keyFigures(let figures):
      for figure in figures { visit(figure.caption) }
    case .table(let table): visit(table)
    case .figure(let figure):
      add(place: figure.id)
      visit(figure.title)
      visit(figure.subtitle)
      visit(figure.drawing.items)
      if let data = figure.data { visit(data) }
    case .code, .rule: break
    case .list(_, let items):
      for item in items { visit(item) }
    case .columns(let columns):
      for column in columns { visit(column) }
    case .definitions(let definitions):
      for definition in definitions {
        visit(definition.term)
        visit(definition.text)
      }
    case .details(let details):
      visit(details.summary)
      visit(details.blocks)
    case .quote(let blocks): visit(blocks)
    case .anchor(let id): add(place: id)
    }
  }

  private mutating func visit(_ table: Table) {
    add(place: table.id)
    for column in table.columns { visit(column.title) }
    for row in table.rows {
      for cell in row.cells { visit(cell.inlines) }
    }
  }

  private mutating func visit(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text, .code, .mark, .lineBreak: break
      case .strong(let inner), .emphasis(let inner), .muted(let inner), .strikethrough(let inner): visit(inner)
      case .link(let inner, let target):
        if case .anchor(let id) = target { targets.insert(SafeAddress.anchor(id)) }
        visit(inner)
      case .evidence(let number): targets.insert(Self.evidence(number))
      }
    }
  }

  private mutating func visit(_ items: [DrawingItem]) {
    for item in items {
      switch item {
      case .rect, .hatch, .path, .marker, .text: break
      case .group(_, let inner): visit(inner)
      case .link(let anchor, let inner):
        targets.insert(SafeAddress.anchor(anchor))
        visit(inner)
      }
    }
  }

  private mutating func add(place id: String?) {
    if let id { places.insert(SafeAddress.anchor(id)) }
  }
}
