/// The list of contents of a Markdown report: the sections at the top with the marks of verdicts.
enum MarkdownContents {
  private static let limit = 200

  /// Nothing when there is hardly anything to list.
  static func text(of document: Document) -> String {
    let listed = document.sections.dropFirst().filter { $0.isListed && !$0.title.isEmpty }
    guard listed.count > 2 else { return "" }
    var lines = listed.prefix(limit).map { section in
      let mark = section.mark.map { $0.glyph + " " } ?? ""
      return "- \(mark)[\(MarkdownEscaping.text(section.title, isBracketed: true))](#\(SafeAddress.anchor(section.id)))"
    }
    if listed.count > limit { lines.append("- and \(listed.count - limit) more") }
    return lines.joined(separator: "\n")
  }
}
