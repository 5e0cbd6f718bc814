/// Which outline level each heading of a document gets: one at a time, below the one title of the document.
struct HeadingOutline {
  /// The level of the title above what is being written; 1 is the document's.
  private(set) var titleLevel = 1
  /// The levels, as the document has them, of the headings since that title that are still open.
  private var open: [Int] = []

  /// The outline inside a section; one without a title adds no level.
  func entering(_ section: Section) -> HeadingOutline {
    var inner = HeadingOutline()
    inner.titleLevel = section.title.isEmpty ? titleLevel : min(titleLevel + 1, 6)
    return inner
  }

  /// The level of the next heading, which the document has at `level`.
  mutating func next(_ level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return min(titleLevel + open.count, 6)
  }
}
