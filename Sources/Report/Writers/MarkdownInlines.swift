/// A growing line of Markdown.
struct MarkdownInlines {
  /// Where the line stands, which decides what may stand in it.
  enum Place {
    /// A paragraph of its own.
    case paragraph
    /// After a marker: a heading, a list item, a bold title.
    case line
    /// A cell of a table.
    case cell
  }

  private let anchors: DocumentAnchors
  private let place: Place
  private(set) var text = ""
  private var isInLink = false

  init(anchors: DocumentAnchors, place: Place) {
    self.anchors = anchors
    self.place = place
  }

  /// Markdown as it stands in the source code.
  mutating func markup(_ literal: StaticString) { text += literal.description }

  /// Finished Markdown.
  mutating func append(finished: String) { text += finished }

  mutating func append(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      append(inline, next: index + 1 < inlines.count ? inlines[index + 1] : nil)
    }
  }

  mutating func append(plain string: String) {
    text += MarkdownEscaping.text(UnitSpacing.keeping(string), isLineStart: isLineStart, isBracketed: isInLink)
  }

  private var isLineStart: Bool {
    place == .paragraph && (text.isEmpty || text.utf8.last == UInt8(ascii: "\n"))
  }

  private mutating func append(_ inline: Inline, next: Inline?) {
    switch inline {
    case .text(let string): append(plain: isLineStart ? String(string.drop { $0.isWhitespace }) : string)
    case .code(let string): text += MarkdownEscaping.code(string, isInTable: place == .cell)
    case .muted(let inner): append(inner)
    case .strong(let inner): append(inner, sign: "**", element: "strong", next: next)
    case .emphasis(let inner): append(inner, sign: "*", element: "em", next: next)
    case .strikethrough(let inner): append(inner, sign: "~~", element: "del", next: next)
    case .mark(let mark, let word):
      text += mark.glyph + " "
      append(plain: word.isEmpty ? HTMLBody.name(of: mark) : UnitSpacing.keepingCount(word))
    case .link(let inner, let target): appendLink(inner, to: target)
    case .evidence(let number): appendEvidence(number)
    case .lineBreak:
      switch place {
      case .paragraph: text += "\\\n"
      case .line: text += " "
      case .cell: text += "<br>"
      }
    }
  }

  /// Signs where the rules of flanking let them work, elements elsewhere: `a**"b"**c` would show its stars.
  private mutating func append(_ inner: [Inline], sign: String, element: String, next: Inline?) {
    var nested = MarkdownInlines(anchors: anchors, place: place == .paragraph ? .line : place)
    nested.isInLink = isInLink
    nested.append(inner)
    let content = nested.text
    guard let first = content.unicodeScalars.first, let last = content.unicodeScalars.last else { return }
    let before = text.unicodeScalars.last
    let after = next.flatMap { [$0].plainText.unicodeScalars.first }
    let opens = !Self.isBlank(first) && (Self.isWord(first) || Self.isOutside(before)) && before != "*" && before != "~"
    let closes = !Self.isBlank(last) && (Self.isWord(last) || Self.isOutside(after))
    if opens && closes && !startsWithSign(next) {
      text += sign + content + sign
    } else {
      text += "<\(element)>" + content + "</\(element)>"
    }
  }

  /// Whether what follows begins with a sign too: the two would run together.
  private func startsWithSign(_ next: Inline?) -> Bool {
    switch next {
    case .strong, .emphasis, .strikethrough: true
    case .text, .muted, .code, .mark, .link, .evidence, .lineBreak, nil: false
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a neighbour lets a sign with punctuation on its inner side work.
  private static func isOutside(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return isBlank(scalar) || (scalar.isASCII && !isWord(scalar))
  }

  // MARK: Links

  private mutating func appendLink(_ inner: [Inline], to target: LinkTarget) {
    var address: String?
    if !isInLink {
      switch target {
      case .anchor(let id): address = anchors.has(id) ? "#" + SafeAddress.anchor(id) : nil
      case .url(let url): address = SafeAddress.checked(url).map(Self.encoded)
      }
    }
    guard let address else { return append(inner) }
    var nested = MarkdownInlines(anchors: anchors, place: place == .paragraph ? .line : place)
    nested.isInLink = true
    nested.append(inner)
    text += "[" + nested.text + "](" + address + ")"
  }

  private mutating func appendEvidence(_ number: Int) {
    let anchor = DocumentAnchors.evidence(number)
    text += !isInLink && anchors.has(anchor) ? "[E\(number)](#\(anchor))" : "E\(number)"
  }

  /// An address without what could end it in Markdown.
  private static func encoded(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "(", ")", "<", ">", "\\", "|", "`", "\"", "'", "[", "]":
        result += "%" + String(scalar.value, radix: 16, uppercase: true)
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
