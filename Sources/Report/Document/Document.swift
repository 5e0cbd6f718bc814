import Journal

/// A report without a format: sections of blocks, which each writer sets in its own way.
public struct Document: Sendable {
  /// The title, one line.
  public var title: String
  /// The small line above the title, such as `CHAOS EXPERIMENT REPORT · FOUR JOURNALS`.
  public var kicker: String
  /// The line under the title: when, where, versions.
  public var subtitle: [Inline]
  /// BCP 47 language of the report's own words.
  public var language: String
  /// When the report was made; injected, so that the same input gives the same bytes.
  public var created: Instant
  /// One line that says what the report found, for metadata and link previews.
  public var summary: String
  /// Words for the metadata: tags and experiment titles.
  public var keywords: [String]
  /// The sections in order; the first is page 1.
  public var sections: [Section]
  /// The journals behind the report, short: label and the first digits of the hash. Footer of page 1.
  public var sources: [SourceNote]
  /// What made the report, such as `chaos-report 1.0.0`.
  public var generator: String

  /// Makes a document without sections.
  public init(title: String, created: Instant, generator: String) {
    self.title = title
    self.created = created
    self.generator = generator
    kicker = ""
    subtitle = []
    language = "en"
    summary = ""
    keywords = []
    sections = []
    sources = []
  }

  /// A journal and what proves it, for the footer.
  public struct SourceNote: Sendable, Hashable {
    /// The run's label.
    public var label: String
    /// SHA-256 of the file, whole.
    public var sha256: String

    /// Makes a note.
    public init(label: String, sha256: String) {
      self.label = label
      self.sha256 = sha256
    }
  }
}

/// A part of a report with a heading of its own.
public struct Section: Sendable {
  /// The stable anchor, unique in the document: lower-case letters, digits and hyphens (`run-v4`).
  public var id: String
  /// The heading; empty for page 1, whose heading is the document's title.
  public var title: String
  /// What the heads of pages call it: its title, or another name where it has none.
  public var running: String
  /// The depth from 1.
  public var level: Int
  /// The verdict's mark beside the entry in the contents, when the section has one.
  public var mark: Mark?
  /// Whether the section begins a page in paged formats.
  public var startsPage: Bool
  /// Whether the contents and the outline list it.
  public var isListed: Bool
  /// What it holds.
  public var blocks: [Block]
  /// Deeper sections.
  public var sections: [Section]

  /// Makes a section.
  public init(id: String, title: String, level: Int, blocks: [Block] = [], sections: [Section] = []) {
    self.id = id
    self.title = title
    self.running = title
    self.level = level
    self.startsPage = false
    self.isListed = true
    self.blocks = blocks
    self.sections = sections
  }
}
