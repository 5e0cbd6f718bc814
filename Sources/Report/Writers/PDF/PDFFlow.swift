/// Fills pages with strips, top to bottom, and hands each full page on.
///
/// A picture that does not fit below moves to the head of the next page, and what follows it fills this one; pictures
/// keep their order and never leave their section. Only one page, the strips that must stay together and the pictures
/// that moved are held, however long the document is.
final class PDFFlow {
  /// The upper edge of content on a page.
  private let top: (Int) -> Double
  /// The lower edge of content.
  private let foot: Double
  private var tightness: Double
  private let deliver: (PDFPage) throws(CanvasError) -> Void

  private var page: PDFPage
  private var y: Double
  private var last: PDFStrip?
  private var waiting: [PDFStrip] = []
  private var waitingHeight = 0.0
  /// Pictures for the head of the next page, one group of strips each.
  private var floats: [[PDFStrip]] = []
  private var sectionTitle = ""

  /// - Parameters:
  ///   - top: the upper edge of content on the page of a number.
  ///   - foot: the lower edge.
  ///   - tightness: what the room between strips is multiplied by.
  ///   - deliver: takes each page.
  init(
    top: @escaping (Int) -> Double, foot: Double, tightness: Double = 1,
    deliver: @escaping (PDFPage) throws(CanvasError) -> Void
  ) {
    self.top = top
    self.foot = foot
    self.tightness = tightness
    self.deliver = deliver
    page = PDFPage(number: 1)
    y = top(1)
  }

  /// The height of a page after the first.
  var pageHeight: Double { foot - top(2) }
  /// The number of the page that is being filled.
  var pageNumber: Int { page.number }
  /// How much of the page is filled, 0 to 1.
  var filled: Double { (y - top(page.number)) / max(foot - top(page.number), 1) }
  private var isEmptyPage: Bool { last == nil }

  /// The title in the running head of pages that begin from here on.
  func beginSection(_ title: String) throws(CanvasError) {
    try settle()
    sectionTitle = title
    if isEmptyPage { page.running = title }
  }

  /// Adds a strip below the last.
  func add(_ strip: PDFStrip) throws(CanvasError) {
    waiting.append(strip)
    waitingHeight += strip.height + strip.before
    if !strip.keepsNext || waitingHeight > pageHeight { try flush() }
  }

  /// Sets what the room between strips is multiplied by from here on.
  func tighten(to tightness: Double) throws(CanvasError) {
    guard tightness != self.tightness else { return }
    try settle()
    self.tightness = tightness
  }

  /// Ends the page when more than a share of it is filled, and never when nothing stands on it.
  func breakPage(ifFilledOver share: Double = 0) throws(CanvasError) {
    try settle()
    if !isEmptyPage, filled > share { try turn() }
  }

  /// Hands the last page on.
  func finish() throws(CanvasError) {
    try settle()
    if !isEmptyPage || page.number == 1 { try deliver(page) }
  }

  /// Places everything that waits: nothing moves beyond this point.
  func settle() throws(CanvasError) {
    try flush()
    if !floats.isEmpty { try turn() }
  }

  /// Places the strips that had to wait for their neighbours.
  private func flush() throws(CanvasError) {
    guard !waiting.isEmpty else { return }
    let strips = waiting
    waiting.removeAll(keepingCapacity: true)
    waitingHeight = 0
    if moves(strips) {
      floats.append(strips)
      return
    }
    if lacksRoom(for: strips), !strips.allSatisfy(\.isBlank) {
      let lone = height(of: strips, after: nil) + (strips[0].head?.height ?? 0)
      // What does not fit on any page is cut where it must be, so it may as well begin here.
      if lone <= pageHeight || y > foot - 3 * strips[0].height {
        let hasMoved = !floats.isEmpty
        try turn(before: strips[0])
        // Pictures at the head may have left too little room.
        if hasMoved, lone <= pageHeight, lacksRoom(for: strips) { try turn(before: strips[0]) }
      }
    }
    for strip in strips {
      if !isEmptyPage, !strip.isBlank, y + gap(last, strip) + strip.height > foot + 0.01 {
        try turn(before: strip)
      }
      place(strip)
    }
  }

  private func lacksRoom(for strips: [PDFStrip]) -> Bool {
    !isEmptyPage && y + height(of: strips, after: last) > foot + 0.01
  }

  /// Whether a picture goes to the head of the next page: it does not fit, or one before it did not, and enough room
  /// is left here for what follows it.
  private func moves(_ strips: [PDFStrip]) -> Bool {
    // Page 1 stands alone: nothing of it is put off.
    guard strips[0].mayMove, page.number > 1, !isEmptyPage else { return false }
    guard !floats.isEmpty || lacksRoom(for: strips) else { return false }
    let room = foot - y
    let moved = (floats + [strips]).reduce(0) { $0 + height(of: $1, after: last) }
    return room > pageHeight * Self.roomWorthFilling && moved < pageHeight * Self.mostMoved
  }

  /// The share of a page that is worth filling with what follows a picture.
  private static let roomWorthFilling = 0.12
  /// The share of a page that pictures which moved may take.
  private static let mostMoved = 0.8

  private func height(of strips: [PDFStrip], after previous: PDFStrip?) -> Double {
    var previous = previous
    var height = 0.0
    for strip in strips {
      height += gap(previous, strip) + strip.height
      previous = strip
    }
    return height
  }

  private func gap(_ upper: PDFStrip?, _ lower: PDFStrip) -> Double {
    guard let upper else { return 0 }
    return (upper.decidesRoomBelow ? upper.after : max(upper.after, lower.before)) * tightness
  }

  private func turn(before strip: PDFStrip? = nil) throws(CanvasError) {
    try deliver(page)
    page = PDFPage(number: page.number + 1)
    page.running = sectionTitle
    y = top(page.number)
    last = nil
    let moved = floats
    floats = []
    for strip in moved.joined() { place(strip) }
    if let head = strip?.head, head.height < pageHeight / 2 {
      for var repeated in head.strips {
        repeated.isFirst = false
        repeated.anchors = []
        place(repeated)
      }
      y += strip?.underHead ?? 0
    }
  }

  private func place(_ strip: PDFStrip) {
    let gap = gap(last, strip)
    // Room that nothing stands in does not turn the page; it ends where the page does.
    let y = strip.isBlank ? min(self.y + gap, max(foot, self.y)) : self.y + gap
    let height = strip.isBlank ? min(strip.height, max(foot - y, 0)) : strip.height
    for back in strip.backs {
      let reachesUp = last?.backs.contains { $0 === back } ?? false
      let upper = reachesUp ? self.y : y
      page.items.append(
        PDFItem(
          tag: nil, y: upper,
          shape: .fill(x: back.x, width: back.width, height: y + height - upper, color: back.color)))
    }
    for var item in strip.items {
      item.y += y
      page.items.append(item)
    }
    for anchor in strip.anchors { page.anchors.append((anchor, y)) }
    if strip.isBlank, isEmptyPage { return }
    if !strip.isBlank { note(strip, at: y) }
    self.y = y + height
    page.bottom = self.y
    last = strip
  }

  private func note(_ strip: PDFStrip, at y: Double) {
    if let part = page.parts.last, part.kind == strip.kind, !strip.isFirst {
      page.parts[page.parts.count - 1].height = y + strip.height - part.y
    } else {
      page.parts.append(PDFPage.Part(kind: strip.kind, y: y, height: strip.height, begins: strip.isFirst))
    }
  }
}
