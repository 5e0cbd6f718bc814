/// A table with repeated heads.
public struct Table: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Which way it is set.
    public enum Alignment: String, Sendable, Hashable {
      /// Text.
      case leading
      /// Numbers.
      case trailing
      /// Glyphs.
      case center
    }

    /// The head.
    public var title: [Inline]
    /// Which way it is set.
    public var alignment: Alignment
    /// The share of the width that it wants beside the others; nil takes what its content needs.
    public var weight: Double?
    /// Whether its cells, such as hashes, stay on one line where the others leave room for it.
    public var staysWhole = false

    /// Makes a column.
    public init(_ title: String, alignment: Alignment = .leading, weight: Double? = nil) {
      self.title = title.isEmpty ? [] : [.text(title)]
      self.alignment = alignment
      self.weight = weight
    }
  }

  /// A row.
  public struct Row: Sendable {
    /// One cell a column.
    public var cells: [Cell]
    /// Whether it is a line between groups of rows: its first cell spans all columns.
    public var isGroup: Bool

    /// Makes a row.
    public init(_ cells: [Cell], isGroup: Bool = false) {
      self.cells = cells
      self.isGroup = isGroup
    }
  }

  /// A cell.
  public struct Cell: Sendable {
    /// What it shows.
    public var inlines: [Inline]
    /// What it sorts by; nil sorts by its text.
    public var sortKey: Double?
    /// Whether it changed from the run before: outlined.
    public var isChanged: Bool
    /// The colour behind it, when it belongs to a matrix.
    public var fill: Mark?

    /// Makes a cell.
    public init(_ inlines: [Inline], sortKey: Double? = nil, isChanged: Bool = false, fill: Mark? = nil) {
      self.inlines = inlines
      self.sortKey = sortKey
      self.isChanged = isChanged
      self.fill = fill
    }
  }

  /// The anchor, when something links to it.
  public var id: String?
  /// What the table shows; read aloud, and set above it when `showsCaption`.
  public var caption: String
  /// Whether the caption is set or only read aloud.
  public var showsCaption: Bool
  /// The columns.
  public var columns: [Column]
  /// The rows; each has as many cells as there are columns (group rows have one).
  public var rows: [Row]
  /// Whether the first column heads its row.
  public var hasRowHeads: Bool
  /// Whether HTML offers to sort it.
  public var isSortable: Bool

  /// Makes a table.
  public init(caption: String, columns: [Column], rows: [Row] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    showsCaption = false
    hasRowHeads = false
    isSortable = false
  }
}
