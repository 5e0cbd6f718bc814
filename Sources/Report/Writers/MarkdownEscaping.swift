/// Makes text harmless in Markdown.
enum MarkdownEscaping {
  static func text(_ string: String) -> String { string }
}
