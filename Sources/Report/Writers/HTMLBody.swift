/// The growing body of a page: every section and block of a document as HTML.
struct HTMLBody {
  var out = MarkupBytes()
  let anchors: DocumentAnchors
  /// Ids that stand already: an id may stand only once in a page.
  private var usedIDs: Set<String> = []
  private var outline = HeadingOutline()
  /// Numbers the ids of what has none of its own.
  private var counter = 0

  init(anchors: DocumentAnchors) {
    self.anchors = anchors
  }

  // MARK: Sections

  mutating func append(_ section: Section, depth: Int = 1) {
    let outer = outline
    outline = outer.entering(section)
    let id = SafeAddress.anchor(section.id)
    let titleID = section.title.isEmpty ? nil : freshID(id + "-title")
    out.markup("<section")
    appendID(id)
    if let titleID {
      out.markup(" aria-labelledby=\"")
      out.text(titleID)
      out.markup("\"")
    }
    out.markup(" class=\"section level-")
    out.integer(min(depth, 6))
    if section.startsPage { out.markup(" starts-page") }
    out.markup("\">\n")
    if let titleID { appendTitle(section, titleID: titleID) }
    for block in section.blocks { append(block) }
    for inner in section.sections { append(inner, depth: depth + 1) }
    out.markup("</section>\n")
    outline = outer
  }

  private mutating func appendTitle(_ section: Section, titleID: String) {
    out.markup("<h")
    out.integer(outline.titleLevel)
    out.markup(" id=\"")
    out.text(titleID)
    out.markup("\" class=\"title\">")
    out.isolatedText(section.title)
    out.markup(" <a class=\"permalink\" href=\"#")
    out.text(SafeAddress.anchor(section.id))
    out.markup("\" aria-label=\"Link to this section\">#</a></h")
    out.integer(outline.titleLevel)
    out.markup(">\n")
  }

  // MARK: Blocks

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let id, let inlines): appendHeading(level: level, id: id, inlines)
    case .paragraph(let inlines, let style): append(inlines, style: style)
    case .banner(let banner): append(banner)
    case .keyFigures(let figures): append(figures)
    case .table(let table): append(table)
    case .figure(let figure): append(figure)
    case .code(let code): append(code)
    case .list(let isOrdered, let items): append(items, isOrdered: isOrdered)
    case .columns(let columns): append(columns: columns)
    case .definitions(let definitions): append(definitions)
    case .details(let details): append(details)
    case .quote(let blocks):
      out.markup("<blockquote>\n")
      for block in blocks { append(block) }
      out.markup("</blockquote>\n")
    case .rule: out.markup("<hr>\n")
    case .anchor(let id):
      out.markup("<div class=\"anchor\"")
      appendID(SafeAddress.anchor(id))
      out.markup("></div>\n")
    }
  }

  private mutating func appendHeading(level: Int, id: String?, _ inlines: [Inline]) {
    // The element keeps the outline whole, one level at a time; the class keeps the look that was asked for.
    let element = outline.next(level)
    out.markup("<h")
    out.integer(element)
    out.markup(" class=\"as-")
    out.integer(min(max(level, 3), 6))
    out.markup("\"")
    if let id { appendID(SafeAddress.anchor(id)) }
    out.markup(">")
    append(inlines)
    out.markup("</h")
    out.integer(element)
    out.markup(">\n")
  }

  private mutating func append(_ inlines: [Inline], style: ParagraphStyle) {
    switch style {
    case .body: out.markup("<p>")
    case .lead: out.markup("<p class=\"lead\">")
    case .note: out.markup("<p class=\"note\">")
    }
    append(inlines)
    out.markup("</p>\n")
  }

  private mutating func append(_ banner: Banner) {
    out.markup("<div class=\"banner ")
    appendMarkClass(banner.mark)
    out.markup("\">\n<p class=\"verdict\"><span class=\"glyph\" aria-hidden=\"true\">")
    out.text(banner.mark.glyph)
    out.markup("</span> ")
    append(banner.title)
    out.markup("</p>\n")
    if !banner.text.isEmpty {
      out.markup("<p>")
      append(banner.text)
      out.markup("</p>\n")
    }
    out.markup("</div>\n")
  }

  private mutating func append(_ figures: [KeyFigure]) {
    out.markup("<dl class=\"key-figures\">\n")
    for figure in figures {
      out.markup("<div")
      if let mark = figure.mark {
        out.markup(" class=\"")
        appendMarkClass(mark)
        out.markup("\"")
      }
      // The number stands above its meaning by the style sheet; the meaning is what names it.
      out.markup("><dt>")
      append(figure.caption)
      out.markup("</dt><dd>")
      out.isolatedText(figure.value)
      out.markup("</dd></div>\n")
    }
    out.markup("</dl>\n")
  }

  private mutating func append(_ items: [[Block]], isOrdered: Bool) {
    out.markup(isOrdered ? "<ol>\n" : "<ul>\n")
    for item in items {
      out.markup("<li>")
      if case .some(.paragraph(let inlines, .body)) = item.first, item.count == 1 {
        append(inlines)
      } else {
        for block in item { append(block) }
      }
      out.markup("</li>\n")
    }
    out.markup(isOrdered ? "</ol>\n" : "</ul>\n")
  }

  private mutating func append(columns: [[Block]]) {
    out.markup("<div class=\"columns\">\n")
    for column in columns {
      out.markup("<div>\n")
      for block in column { append(block) }
      out.markup("</div>\n")
    }
    out.markup("</div>\n")
  }

  private mutating func append(_ definitions: [Definition]) {
    out.markup("<dl class=\"definitions\">\n")
    for definition in definitions {
      out.markup("<div><dt>")
      append(definition.term)
      out.markup("</dt><dd>")
      append(definition.text)
      out.markup("</dd></div>\n")
    }
    out.markup("</dl>\n")
  }

  private mutating func append(_ details: Details) {
    out.markup(details.isOpen ? "<details class=\"fold\" open>" : "<details class=\"fold\">")
    out.markup("<summary><span>")
    append(details.summary)
    out.markup("</span></summary>\n<div class=\"folded\">\n")
    if let full = details.full {
      let isLong = full.lines.count > Self.longestPrint
      if isLong { out.markup("<div class=\"whole\">\n") }
      append(full)
      if isLong {
        // On paper nothing unfolds: it shows what the other formats do, unless the reader had unfolded the whole.
        out.markup("</div>\n<div class=\"brief\">\n")
        for block in details.blocks { append(block) }
        out.markup("</div>\n")
      }
    } else {
      for block in details.blocks { append(block) }
    }
    out.markup("</div></details>\n")
  }

  /// Lines of a folded text that are printed although nobody asked for them.
  private static let longestPrint = 12

  private mutating func append(_ code: CodeBlock) {
    out.markup("<pre class=\"code\"><code>")
    for (index, line) in code.lines.enumerated() {
      if index == code.cutAfter { appendOmission(code.omitted) }
      out.text(line)
      out.markup("\n")
    }
    if let cut = code.cutAfter, cut >= code.lines.count { appendOmission(code.omitted) }
    if code.cutAfter == nil { appendOmission(code.omitted) }
    out.markup("</code></pre>\n")
  }

  private mutating func appendOmission(_ omitted: String?) {
    guard let omitted else { return }
    out.markup("<span class=\"omitted\">… ")
    out.text(omitted)
    out.markup("</span>\n")
  }

  // MARK: Ids

  /// Appends an id unless it stands already.
  @discardableResult
  mutating func appendID(_ id: String) -> Bool {
    guard usedIDs.insert(id).inserted else { return false }
    out.markup(" id=\"")
    out.text(id)
    out.markup("\"")
    return true
  }

  /// An id that nothing else has, the same for the same document.
  mutating func freshID(_ wanted: String) -> String {
    if usedIDs.insert(wanted).inserted { return wanted }
    repeat { counter += 1 } while !usedIDs.insert("\(wanted)-\(counter)").inserted
    return "\(wanted)-\(counter)"
  }

  mutating func appendMarkClass(_ mark: Mark) {
    switch mark {
    case .met: out.markup("met")
    case .notMet: out.markup("not-met")
    case .neutral: out.markup("neutral")
    }
  }
}
