import CCMark

/// Reads an organisation's Markdown (GitHub's dialect: tables, strikethrough, autolinks) as blocks of a document.
///
/// Raw HTML is shown as text and never passed on, comments vanish, a picture becomes its description, and headings
/// move two levels down so that the report keeps its one title.
///
/// ```swift
/// MarkdownText.blocks(Array("See the [runbook](https://example.org).".utf8))
/// // [.paragraph([.text("See the "), .link([.text("runbook")], to: .url("https://example.org")), .text(".")], .body)]
/// ```
public enum MarkdownText {
  /// Text nested deeper than this is shown flat.
  static let depthLimit = 24
  /// Longer texts are cut: a report is not a book.
  static let byteLimit = 1 << 20

  /// The blocks of a text.
  ///
  /// - Parameter bytes: UTF-8; what is none becomes U+FFFD, what is past 1 MiB is left out.
  public static func blocks(_ bytes: [UInt8]) -> [Block] {
    guard let tree = MarkdownTree(bytes: Array(bytes.prefix(byteLimit))) else { return [] }
    return tree.root.children.flatMap { MarkdownBlocks(depth: 0).blocks(of: $0) }
  }
}
