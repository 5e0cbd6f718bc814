/// An element of the document's structure, as deep as it stands.
///
/// Identity counts: what is painted under one value is one element, on each page that it reaches.
final class PDFTag {
  let name: String
  let parent: PDFTag?
  let depth: Int
  /// Whether the element goes on over the ends of pages; others begin anew on the next.
  let spansPages: Bool
  /// Whether its text stands in spans, because links stand beside it.
  var hasSpans = false

  init(_ name: String, in parent: PDFTag?, spansPages: Bool = false) {
    self.name = name
    self.parent = parent
    self.spansPages = spansPages
    depth = (parent?.depth ?? 0) + 1
  }

  /// An element within this one.
  func child(_ name: String) -> PDFTag { PDFTag(name, in: self) }
}
