import CCMark

/// A parsed Markdown text; owns what the C library allocated.
final class MarkdownTree {
  private let document: OpaquePointer

  /// The top of the tree.
  var root: MarkdownNode { MarkdownNode(document, in: self) }

  /// Parses a text; nil when there is no memory.
  init?(bytes: [UInt8]) {
    Self.register
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
      return nil
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.bindMemory(to: CChar.self).baseAddress { cmark_parser_feed(parser, start, buffer.count) }
    }
    guard let document = cmark_parser_finish(parser) else { return nil }
    self.document = document
  }

  deinit {
    cmark_node_free(document)
  }

  /// The library's list of extensions is global and is filled once.
  private static let register: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// A node of a Markdown tree, as long as the tree lives.
struct MarkdownNode {
  /// What a node is; the names are the library's.
  enum Kind: String {
    case blockQuote = "block_quote"
    case list
    case item
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case paragraph
    case heading
    case thematicBreak = "thematic_break"
    case table
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case text
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case code
    case htmlInline = "html_inline"
    case emphasis = "emph"
    case strong
    case link
    case image
    case strikethrough
    case other
  }

  private let node: OpaquePointer
  private let tree: MarkdownTree

  init(_ node: OpaquePointer, in tree: MarkdownTree) {
    self.node = node
    self.tree = tree
  }

  var kind: Kind {
    guard let name = cmark_node_get_type_string(node) else { return .other }
    return Kind(rawValue: String(cString: name)) ?? .other
  }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(MarkdownNode(child, in: tree))
      next = cmark_node_next(child)
    }
    return children
  }

  /// The text of a leaf.
  var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

  var url: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }

  /// The word after the fence of a code block.
  var language: String? {
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return info.split(separator: " ").first.map(String.init)
  }

  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }

  var isOrderedList: Bool { cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }

  /// A table's alignments, one a column.
  var alignments: [Table.Column.Alignment] {
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<Int(cmark_gfm_extensions_get_table_columns(node))).map { index in
      switch letters[index] {
      case UInt8(ascii: "r"): .trailing
      case UInt8(ascii: "c"): .center
      default: .leading
      }
    }
  }

  /// All text below the node without recursion, for what is nested too deep.
  var flatText: String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE || event == CMARK_EVENT_NONE { return text }
      guard event == CMARK_EVENT_ENTER, let current = cmark_iter_get_node(iterator) else { continue }
      let leaf = MarkdownNode(current, in: tree)
      if !leaf.literal.isEmpty {
        text += leaf.literal
      } else if !text.isEmpty, text.last != " " {
        text += " "
      }
    }
  }
}
