/// A piece of a section. The set is closed: each writer draws every case.
public indirect enum Block: Sendable {
  /// A heading below section level (levels 3 to 6), with an anchor when something links to it.
  case heading(level: Int, id: String?, [Inline])
  /// Running text.
  case paragraph([Inline], ParagraphStyle)
  /// The verdict band.
  case banner(Banner)
  /// Up to four numbers side by side, each with what it means.
  case keyFigures([KeyFigure])
  /// A table.
  case table(Table)
  /// A chart with its finding as title.
  case figure(Figure)
  /// Text in a mono face, line by line.
  case code(CodeBlock)
  /// A list; the items are blocks.
  case list(ordered: Bool, [[Block]])
  /// Blocks side by side, each column as wide as the others; one under the other where there is no room.
  case columns([[Block]])
  /// Terms and what they mean.
  case definitions([Definition])
  /// What HTML folds and other formats may leave out or show bounded.
  case details(Details)
  /// A quotation or a note set apart (from an organisation's own Markdown).
  case quote([Block])
  /// A line across.
  case rule
  /// An anchor for evidence numbers, with no look of its own.
  case anchor(id: String)
}

/// How running text is set.
public enum ParagraphStyle: String, Sendable, Hashable, CaseIterable {
  /// The body.
  case body
  /// Larger, for an opening sentence.
  case lead
  /// Smaller and grey, for remarks.
  case note
}

/// The band that carries a verdict.
public struct Banner: Sendable {
  /// Its mark and colour.
  public var mark: Mark
  /// The verdict in a few words.
  public var title: [Inline]
  /// The reason, one or two sentences.
  public var text: [Inline]

  /// Makes a band.
  public init(mark: Mark, title: [Inline], text: [Inline]) {
    self.mark = mark
    self.title = title
    self.text = text
  }
}

/// One number that matters, and what it means.
public struct KeyFigure: Sendable {
  /// The number with its unit, short: `7 of 8`, `14 s`.
  public var value: String
  /// What it says, with its n.
  public var caption: [Inline]
  /// Its mark, when it is good or bad news.
  public var mark: Mark?

  /// Makes a number.
  public init(value: String, caption: [Inline], mark: Mark? = nil) {
    self.value = value
    self.caption = caption
    self.mark = mark
  }
}

/// Text in a mono face.
public struct CodeBlock: Sendable {
  /// The lines without line ends; bounded by the composer.
  public var lines: [String]
  /// What it is written in, such as `json`; nil when unknown.
  public var language: String?
  /// What is left out, in words, such as `812 more lines, 60 kB`; nil when nothing is.
  public var omitted: String?
  /// Where the cut stands: the number of lines shown before it; nil when nothing is left out.
  public var cutAfter: Int?

  /// Makes a block of code.
  public init(lines: [String], language: String? = nil, omitted: String? = nil, cutAfter: Int? = nil) {
    self.lines = lines
    self.language = language
    self.omitted = omitted
    self.cutAfter = cutAfter
  }
}

/// A term and what it means.
public struct Definition: Sendable {
  /// The term.
  public var term: [Inline]
  /// What it means.
  public var text: [Inline]

  /// Makes a definition.
  public init(term: [Inline], text: [Inline]) {
    self.term = term
    self.text = text
  }
}

/// What HTML folds away.
public struct Details: Sendable {
  /// The line that is always shown.
  public var summary: [Inline]
  /// What is shown in every format, bounded.
  public var blocks: [Block]
  /// The whole, for formats that can fold (HTML): replaces `blocks` there.
  public var full: CodeBlock?
  /// Whether HTML shows it open at first.
  public var isOpen: Bool

  /// Makes a fold.
  public init(summary: [Inline], blocks: [Block], full: CodeBlock? = nil, isOpen: Bool = false) {
    self.summary = summary
    self.blocks = blocks
    self.full = full
    self.isOpen = isOpen
  }
}
