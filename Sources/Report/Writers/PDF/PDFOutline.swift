/// The outline of the file, which viewers show beside the pages.
struct PDFOutline {
  private static let most = 3_000
  private let document: Document
  private let anchors: PDFAnchors
  private let index: PDFIndex

  init(_ document: Document, anchors: PDFAnchors, index: PDFIndex) {
    self.document = document
    self.anchors = anchors
    self.index = index
  }

  /// Adds the listed sections, nested as they are.
  func add(to surface: PDFSurface) {
    var count = 0
    for section in document.sections { add(section, under: nil, depth: 0, to: surface, &count) }
  }

  private func add(
    _ section: Section, under parent: PDFSurface.OutlineEntry?, depth: Int, to surface: PDFSurface, _ count: inout Int
  ) {
    guard depth < PDFLimits.depth, count < Self.most else { return }
    var entry = parent
    let title = section.title.isEmpty ? (depth == 0 ? document.title : "") : section.title
    if section.isListed, !title.isEmpty, index.page(of: section.id) != nil,
      let destination = anchors.destination(section.id)
    {
      count += 1
      let mark = section.mark.map { $0.glyph + " " } ?? ""
      entry = surface.addOutline(
        mark + title.prefix(300), to: destination, under: parent, isOpen: depth == 0, isBold: depth == 0)
    }
    for inner in section.sections { add(inner, under: entry, depth: depth + 1, to: surface, &count) }
  }
}
