import Journal

/// What a template or an organisation's text can ask for by name.
enum TemplateValues {
  /// Names that every template and text has.
  static let common = [
    "title", "kicker", "language", "summary", "keywords", "generator", "created", "date", "sources", "sourceCount",
    "label", "sha256", "shortHash",
  ]
  /// Names that `report.html` has besides.
  static let page = [
    "subtitle", "style", "script", "policy", "contents", "body", "logo", "isLong",
  ]
  /// Names that `report.md` has besides.
  static let markdown = ["subtitle", "lead", "contents", "body", "omissions"]

  /// The values that every template and text has.
  static func common(_ document: Document) -> [String: MustacheValue] {
    [
      "title": .text(document.title),
      "kicker": .text(document.kicker),
      "language": .text(document.language),
      "summary": .text(document.summary),
      "keywords": .text(document.keywords.joined(separator: ", ")),
      "generator": .text(document.generator),
      "created": .text(document.created.description),
      "date": .text(document.created.date),
      "sourceCount": .number(document.sources.count),
      "sources": .list(
        document.sources.map { source in
          .object([
            "label": .text(source.label), "sha256": .text(source.sha256),
            "shortHash": .text(String(source.sha256.prefix(12))),
          ])
        }),
    ]
  }
}
