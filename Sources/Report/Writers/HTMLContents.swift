/// The list of contents: nested links with the marks of verdicts.
struct HTMLContents {
  private var out = MarkupBytes()

  /// The contents of a document's listed sections; nothing when fewer than two are listed.
  static func write(_ document: Document) -> [UInt8] {
    let listed = document.sections.filter(\.isListed)
    guard listed.count > 1 || listed.contains(where: { $0.sections.contains(where: \.isListed) }) else { return [] }
    var contents = HTMLContents()
    contents.append(document.sections)
    return contents.out.bytes
  }

  private mutating func append(_ sections: [Section]) {
    let listed = sections.filter(\.isListed)
    guard !listed.isEmpty else { return }
    out.markup("<ol>\n")
    for section in listed {
      out.markup("<li><a href=\"#")
      out.text(SafeAddress.anchor(section.id))
      out.markup("\">")
      if let mark = section.mark { append(mark) }
      // Page 1 bears the document's title, which is too long for a list.
      out.isolatedText(section.title.isEmpty ? "Summary" : section.title)
      out.markup("</a>")
      if !section.sections.isEmpty {
        append(section.sections)
      }
      out.markup("</li>\n")
    }
    out.markup("</ol>\n")
  }

  private mutating func append(_ mark: Mark) {
    out.markup("<span class=\"mark ")
    switch mark {
    case .met: out.markup("met")
    case .notMet: out.markup("not-met")
    case .neutral: out.markup("neutral")
    }
    out.markup("\" role=\"img\" aria-label=\"")
    out.text(HTMLBody.name(of: mark))
    out.markup("\">")
    out.text(mark.glyph)
    out.markup("</span> ")
  }
}
