extension HTMLBody {
  mutating func append(_ inlines: [Inline]) {
    for inline in inlines { append(inline, isInLink: false) }
  }

  private mutating func append(_ inlines: [Inline], isInLink: Bool) {
    for inline in inlines { append(inline, isInLink: isInLink) }
  }

  private mutating func append(_ inline: Inline, isInLink: Bool) {
    switch inline {
    case .text(let string): out.isolatedText(string)
    case .strong(let inner):
      out.markup("<strong>")
      append(inner, isInLink: isInLink)
      out.markup("</strong>")
    case .emphasis(let inner):
      out.markup("<em>")
      append(inner, isInLink: isInLink)
      out.markup("</em>")
    case .muted(let inner):
      out.markup("<span class=\"muted\">")
      append(inner, isInLink: isInLink)
      out.markup("</span>")
    case .strikethrough(let inner):
      out.markup("<del>")
      append(inner, isInLink: isInLink)
      out.markup("</del>")
    case .code(let string):
      // `code` isolates its direction by the style sheet, `dir` by itself.
      out.markup(HostileText.hasRightToLeft(string) ? "<code dir=\"auto\">" : "<code>")
      out.text(string)
      out.markup("</code>")
    case .mark(let mark, let word): append(mark, word)
    case .link(let inner, let target): appendLink(inner, to: target, isInLink: isInLink)
    case .evidence(let number): appendEvidence(number, isInLink: isInLink)
    case .lineBreak: out.markup("<br>")
    }
  }

  private mutating func append(_ mark: Mark, _ word: String) {
    out.markup("<span class=\"mark ")
    appendMarkClass(mark)
    if word.isEmpty {
      // A glyph alone is read by what it means.
      out.markup("\" role=\"img\" aria-label=\"")
      out.text(Self.name(of: mark))
      out.markup("\">")
      out.text(mark.glyph)
    } else {
      out.markup("\"><span class=\"glyph\" aria-hidden=\"true\">")
      out.text(mark.glyph)
      out.markup("</span>\u{00A0}")
      out.isolatedText(UnitSpacing.keepingCount(word))
    }
    out.markup("</span>")
  }

  static func name(of mark: Mark) -> String {
    switch mark {
    case .met: "met"
    case .notMet: "not met"
    case .neutral: "not evaluated"
    }
  }

  private mutating func appendLink(_ inner: [Inline], to target: LinkTarget, isInLink: Bool) {
    guard !isInLink else { return append(inner, isInLink: true) }
    switch target {
    case .anchor(let id) where anchors.has(id):
      out.markup("<a href=\"#")
      out.text(SafeAddress.anchor(id))
      out.markup("\">")
    case .anchor:
      return append(inner, isInLink: false)
    case .url(let address):
      guard let address = SafeAddress.checked(address) else { return append(inner, isInLink: false) }
      out.markup("<a rel=\"noopener noreferrer\" href=\"")
      out.text(address)
      out.markup("\">")
    }
    append(inner, isInLink: true)
    out.markup("</a>")
  }

  private mutating func appendEvidence(_ number: Int, isInLink: Bool) {
    let anchor = DocumentAnchors.evidence(number)
    let isLink = !isInLink && anchors.has(anchor)
    if isLink {
      out.markup("<a class=\"evidence\" href=\"#")
      out.text(anchor)
      out.markup("\">")
    } else {
      out.markup("<span class=\"evidence\">")
    }
    out.markup("E")
    out.integer(number)
    out.markup(isLink ? "</a>" : "</span>")
  }
}
