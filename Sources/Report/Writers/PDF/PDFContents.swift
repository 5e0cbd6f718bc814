/// The entries of the contents: sections that ask to be listed.
struct PDFContents {
  /// A line of the contents.
  struct Entry {
    var id: String
    var title: String
    var level: Int
    var mark: Mark?
  }

  let entries: [Entry]

  /// Lists the sections of a document, only the upper levels where there are very many.
  init(of document: Document) {
    var all: [Entry] = []
    for section in document.sections { Self.collect(section, into: &all, depth: 0) }
    let deepest = all.count > 240 ? 1 : all.count > 80 ? 2 : 3
    entries = all.filter { $0.level <= deepest }
  }

  private static func collect(_ section: Section, into entries: inout [Entry], depth: Int) {
    guard depth < PDFLimits.depth else { return }
    if section.isListed, !section.title.isEmpty {
      entries.append(
        Entry(id: section.id, title: section.title, level: min(depth + 1, 6), mark: section.mark))
    }
    for inner in section.sections { collect(inner, into: &entries, depth: depth + 1) }
  }
}

extension PDFSetter {
  /// The contents: titles that link to their sections, page numbers at the right edge.
  func set(_ contents: PDFContents, in place: PDFPlace) throws(CanvasError) {
    var place = place
    try setHeading(level: 1, id: nil, [.text("Contents")], in: place)
    place.tag = place.tag.child("TOC")
    let right = place.x + place.width
    let numberRoom = style.body * 3.5
    // Long contents are a list to look something up in, and stand closer.
    let isDense = contents.entries.count > 24
    let room = isDense ? 0 : step * 0.9
    let markRoom = contents.entries.contains { $0.mark != nil } ? style.body * 1.5 : 0
    for (index, entry) in contents.entries.enumerated() {
      let indent = Double(entry.level - 1) * style.body * 1.5
      let tag = place.tag.child("TOCI")
      tag.hasSpans = true
      let link = Inline.link([.text(entry.title)], to: .anchor(entry.id))
      let role: PDFRole = isDense ? .denseContents : .contents(entry.level)
      var text = inlines.set([link], role)
      text.recolor(style.text)
      let x = place.x + markRoom + indent
      let layout = lines(text, width: place.width - markRoom - indent - numberRoom)
      for number in layout.lines.indices.prefix(3) {
        let box = box(layout, number)
        var strip = PDFStrip(.contents, height: box.height)
        strip.items = [PDFItem(tag: tag, y: box.baseline, shape: .line(layout, number: number, x: x))]
        if number == 0 {
          strip.isFirst = index == 0
          strip.before = entry.level == 1 ? room : min(room, step * 0.25)
          if let mark = entry.mark {
            let glyph = line(inlines.set([.mark(mark, "")], isDense ? role : .contents(1)))
            strip.items.insert(
              PDFItem(tag: tag, y: box.baseline, shape: .line(glyph, number: 0, x: place.x + indent)), at: 0)
          }
          strip.items.append(
            PDFItem(
              tag: tag, y: box.baseline,
              shape: .pageNumber(anchor: entry.id, right: right, role: role)))
        }
        let isEndOfEntry = number == min(layout.lines.count, 3) - 1
        strip.keepsNext = !isEndOfEntry || entry.level == 1 && hasDeeper(contents, after: index)
        try emit(strip)
      }
    }
  }

  private func hasDeeper(_ contents: PDFContents, after index: Int) -> Bool {
    index + 1 < contents.entries.count && contents.entries[index + 1].level > contents.entries[index].level
  }
}
