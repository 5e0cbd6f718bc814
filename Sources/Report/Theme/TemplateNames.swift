/// Which files a folder of templates can have.
enum TemplateNames {
  private static let fixed = [
    "README.md", "report.html", "report.md", "script.js", "sections.json", "style.css", "theme.json",
  ]

  /// - Throws: ``TemplateError`` for the first file that is no template.
  static func check(_ files: [String: [UInt8]], folder: String) throws(TemplateError) {
    for name in files.keys.sorted() where !isKnown(name) {
      let texts = SectionPlan.known.flatMap { ["texts/before-\($0).md", "texts/after-\($0).md"] } + ["texts/footer.md"]
      let nearest = Spelling.nearest(to: name, in: fixed + texts)
      throw TemplateError(.unknownFile(nearest: nearest), path: folder + "/" + name)
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    fixed.contains(name) || (name.hasSuffix(".png") && !name.contains("/")) || partial(name) != nil
      || text(name) != nil
  }

  /// The name of a partial, `head` for `partials/head.html`; nil for other files.
  static func partial(_ name: String) -> String? {
    guard name.hasPrefix("partials/") else { return nil }
    for end in [".html", ".md"] where name.hasSuffix(end) {
      return String(name.dropFirst("partials/".count).dropLast(end.count))
    }
    return nil
  }

  /// The name of a text, `before-summary` for `texts/before-summary.md`; nil for other files.
  static func text(_ name: String) -> String? {
    guard name.hasPrefix("texts/"), name.hasSuffix(".md") else { return nil }
    let text = String(name.dropFirst("texts/".count).dropLast(".md".count))
    if text == "footer" || text == "README" { return text }
    for start in ["before-", "after-"] where text.hasPrefix(start) {
      return SectionPlan.isKnown(String(text.dropFirst(start.count))) ? text : nil
    }
    return nil
  }
}
