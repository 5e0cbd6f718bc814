/// The part of a source line around an offset, fit to be shown with a caret below it.
struct JSONExcerpt {
  /// At most 100 characters; an ellipsis marks a cut end, and control characters are made visible.
  let line: String
  /// The display column of the offset, from 0.
  let caretColumn: Int

  private static let before = 60
  private static let limit = 100

  /// Cuts the excerpt out of a text.
  init(bytes: [UInt8], offset: Int) {
    var first = min(offset, bytes.count)
    // Four bytes a character at most: no more than this can be shown.
    let lowest = max(0, first - JSONExcerpt.limit * 4)
    while first > lowest, bytes[first - 1] != .newline { first -= 1 }
    let isCutBefore = first > 0 && bytes[first - 1] != .newline
    var last = min(offset, bytes.count)
    let highest = min(bytes.count, last + JSONExcerpt.limit * 4)
    while last < highest, bytes[last] != .newline { last += 1 }
    let isCutBehind = last < bytes.count && bytes[last] != .newline

    var head = Array(String(decoding: bytes[first..<min(offset, last)], as: UTF8.self).unicodeScalars)
    var tail = Array(String(decoding: bytes[min(offset, last)..<last], as: UTF8.self).unicodeScalars)
    if head.first == "\u{FEFF}" { head.removeFirst() }
    if tail.last == "\r" { tail.removeLast() } else if tail.isEmpty, head.last == "\r" { head.removeLast() }

    var isHeadCut = isCutBefore
    var isTailCut = isCutBehind
    if head.count + tail.count + (isHeadCut ? 1 : 0) + (isTailCut ? 1 : 0) > JSONExcerpt.limit {
      let room = max(JSONExcerpt.limit - tail.count - 1, JSONExcerpt.before)
      if head.count > room {
        head.removeFirst(head.count - room)
        isHeadCut = true
      }
      let rest = JSONExcerpt.limit - head.count - (isHeadCut ? 1 : 0)
      if tail.count > rest {
        tail.removeLast(tail.count - rest + 1)
        isTailCut = true
      }
    }
    if isHeadCut { head.insert("…", at: 0) }
    if isTailCut { tail.append("…") }
    let shownHead = head.map(\.displayed)
    line = String(String.UnicodeScalarView(shownHead + tail.map(\.displayed)))
    caretColumn = shownHead.reduce(0) { $0 + $1.displayWidth }
  }
}
