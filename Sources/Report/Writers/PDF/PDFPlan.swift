/// A document that was laid out and counted, ready to be painted.
struct PDFPlan {
  private(set) var layout: PDFLayout
  private(set) var index = PDFIndex()
  /// All pages, or none where there are too many to hold.
  private var pages: [PDFPage] = []
  /// Whether the first section goes on on page 2.
  private var spills = false

  init(_ document: Document, theme: Theme, fonts: FontMap? = nil) throws(CanvasError) {
    let style = PDFStyle(theme: theme)
    var logo: ImageSurface?
    if let bytes = theme.logoPNG { logo = try ImageSurface(png: bytes) }
    let fontMap = if let fonts { fonts } else { try FontMap(theme: theme, language: document.language) }
    layout = PDFLayout(
      document: document, style: style, geometry: PDFGeometry(style), fonts: fontMap, anchors: PDFAnchors(of: document),
      logo: logo)
    let contents = PDFContents(of: document)
    // Contents pay from four pages on. A document with several sections is rarely shorter; if it is, it is laid out
    // again without, which is soon done.
    if contents.entries.count > 2 { layout.contents = contents }
    try count()
    if layout.contents != nil, index.pages <= 4 {
      layout.contents = nil
      try count()
    }
    try keepFirstPage()
    try tighten()
    layout.isFine = index.pages <= PDFLimits.finePages
  }

  /// Page 1 stands alone: where a little of the first section spills over, it gets a little less room.
  private mutating func keepFirstPage() throws(CanvasError) {
    guard layout.document.sections.count > 1, index.pages > 2, spills else { return }
    var document = layout.document
    document.sections = [document.sections[0]]
    for tightness in Self.tighterFirst {
      var trial = PDFLayout(
        document: document, style: layout.style, geometry: layout.geometry, fonts: layout.fonts,
        anchors: layout.anchors, logo: layout.logo)
      trial.firstTightness = tightness
      let tally = Tally()
      try trial.run { (page) throws(CanvasError) in tally.take(page) }
      guard tally.index.pages == 1 else { continue }
      layout.firstTightness = tightness
      return try count()
    }
  }

  /// A few lines alone on the last page are worth another try with a little less room between blocks.
  private mutating func tighten() throws(CanvasError) {
    guard let last = pages.last, last.number > 1 else { return }
    let top = layout.geometry.top(ofPage: last.number)
    guard last.bottom - top < Self.scantPage * (layout.geometry.foot - top) else { return }
    let loose = (index: index, pages: pages)
    for tightness in Self.tighter {
      layout.tightness = tightness
      try count()
      if index.pages < loose.index.pages { return }
    }
    layout.tightness = 1
    (index, pages) = loose
  }

  /// A last page that is less full than this share is scant.
  private static let scantPage = 0.18
  /// How much of the room between blocks is left when a scant page is to be spared.
  private static let tighter = [0.85, 0.7]
  /// The same for page 1, which may be fuller than others.
  private static let tighterFirst = [0.85, 0.7, 0.55]

  /// Lays out once, to know the number of pages and where anchors stand.
  private mutating func count() throws(CanvasError) {
    let tally = Tally()
    try layout.run { (page) throws(CanvasError) in tally.take(page) }
    index = tally.index
    pages = tally.pages
    spills = tally.secondPage == layout.document.sections.first?.running
  }

  /// What a first pass leaves behind.
  private final class Tally {
    var index = PDFIndex()
    var pages: [PDFPage] = []
    /// The section that page 2 begins with or goes on with.
    var secondPage: String?

    func take(_ page: PDFPage) {
      index.add(page)
      if page.number == 2 { secondPage = page.running }
      if page.number <= PDFLimits.keptPages { pages.append(page) } else { pages = [] }
    }
  }

  /// Hands on each page, laid out.
  func eachPage(_ body: @escaping (PDFPage) throws(CanvasError) -> Void) throws(CanvasError) {
    if pages.isEmpty {
      try layout.run(body)
    } else {
      for page in pages { try body(page) }
    }
  }

  /// Paints the pages and writes the file.
  func paint(to stream: ByteStream) throws(CanvasError) {
    let geometry = layout.geometry
    let surface = try PDFSurface(width: geometry.width, height: geometry.height, stream: stream)
    PDFMetadata(layout.document).set(on: surface)
    let brush = try Context(surface)
    let painter = PDFPagePainter(brush: brush, layout: layout, index: index)
    try eachPage { (page) throws(CanvasError) in try painter.paint(page) }
    painter.finish()
    PDFOutline(layout.document, anchors: layout.anchors, index: index).add(to: surface)
    try brush.check()
    try surface.finish()
  }
}
