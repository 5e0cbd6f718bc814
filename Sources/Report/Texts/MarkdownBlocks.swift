/// Turns nodes of a Markdown tree into blocks and inlines.
struct MarkdownBlocks {
  /// How many nodes stand around.
  let depth: Int

  private var deeper: MarkdownBlocks { MarkdownBlocks(depth: depth + 1) }

  func blocks(of node: MarkdownNode) -> [Block] {
    guard depth < MarkdownText.depthLimit else { return paragraph([.text(node.flatText)]) }
    return switch node.kind {
    case .paragraph: paragraph(inlines(of: node))
    case .heading: [.heading(level: min(max(node.headingLevel + 2, 3), 6), id: nil, inlines(of: node))]
    case .blockQuote: [.quote(node.children.flatMap(deeper.blocks))]
    case .list:
      [.list(ordered: node.isOrderedList, node.children.map { $0.children.flatMap(deeper.deeper.blocks) })]
    case .item: node.children.flatMap(deeper.blocks)
    case .codeBlock: [.code(CodeBlock(lines: lines(node.literal), language: node.language))]
    case .htmlBlock: html(node.literal)
    case .thematicBreak: [.rule]
    case .table: [.table(table(node))]
    case .tableHeader, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
      .link, .image, .strikethrough, .other:
      paragraph([.text(node.flatText)])
    }
  }

  private func paragraph(_ inlines: [Inline]) -> [Block] {
    inlines.isEmpty ? [] : [.paragraph(inlines, .body)]
  }

  /// Raw HTML as the text that it is; a comment is nothing.
  private func html(_ literal: String) -> [Block] {
    isComment(literal) ? [] : [.code(CodeBlock(lines: lines(literal), language: "html"))]
  }

  private func isComment(_ literal: String) -> Bool {
    var trimmed = literal[...]
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    guard trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->") else { return false }
    return !trimmed.dropFirst(4).dropLast(3).contains("-->")
  }

  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private func table(_ node: MarkdownNode) -> Table {
    let alignments = node.alignments
    var columns: [Table.Column] = []
    var rows: [Table.Row] = []
    for row in node.children {
      let cells = row.children.map { deeper.inlines(of: $0) }
      if row.kind == .tableHeader {
        columns = cells.enumerated().map { index, title in
          var column = Table.Column("", alignment: index < alignments.count ? alignments[index] : .leading)
          column.title = title
          return column
        }
      } else {
        rows.append(Table.Row(cells.map { Table.Cell($0) }))
      }
    }
    return Table(caption: "", columns: columns, rows: rows)
  }

  // MARK: Inlines

  func inlines(of node: MarkdownNode) -> [Inline] {
    var inlines: [Inline] = []
    for child in node.children {
      for inline in deeper.inlines(for: child) { append(inline, to: &inlines) }
    }
    return inlines
  }

  /// Neighbouring texts become one: the parser cuts them at every character that might have been markup.
  private func append(_ inline: Inline, to inlines: inout [Inline]) {
    if inline == .text("") { return }
    if case .text(let next) = inline, case .some(.text(let last)) = inlines.last {
      inlines[inlines.count - 1] = .text(last + next)
    } else {
      inlines.append(inline)
    }
  }

  private func inlines(for node: MarkdownNode) -> [Inline] {
    guard depth < MarkdownText.depthLimit else { return [.text(node.flatText)] }
    return switch node.kind {
    case .text: [.text(node.literal)]
    case .softBreak: [.text(" ")]
    case .lineBreak: [.lineBreak]
    case .code: [.code(node.literal)]
    case .htmlInline: isComment(node.literal) ? [] : [.text(node.literal)]
    case .emphasis: [.emphasis(inlines(of: node))]
    case .strong: [.strong(inlines(of: node))]
    case .strikethrough: [.strikethrough(inlines(of: node))]
    case .link: [.link(inlines(of: node), to: target(node.url))]
    case .image, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak, .table,
      .tableHeader, .tableRow, .tableCell, .other:
      [.text(node.flatText)]
    }
  }

  private func target(_ url: String) -> LinkTarget {
    url.hasPrefix("#") ? .anchor(String(url.dropFirst())) : .url(url)
  }
}
