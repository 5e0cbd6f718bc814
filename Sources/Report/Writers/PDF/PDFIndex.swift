/// Which page each anchor stands on.
struct PDFIndex {
  /// The number of pages.
  private(set) var pages = 0
  private var numbers: [String: Int] = [:]

  /// Notes a page.
  mutating func add(_ page: PDFPage) {
    pages = max(pages, page.number)
    for anchor in page.anchors where numbers[anchor.id] == nil { numbers[anchor.id] = page.number }
  }

  /// The number of the page that an anchor stands on, from 1.
  func page(of anchor: String) -> Int? { numbers[anchor] }
}
