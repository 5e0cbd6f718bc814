/// A chart with its words.
public struct Figure: Sendable {
  /// The stable anchor and the name of the file beside Markdown: lower-case letters, digits, hyphens.
  public var id: String
  /// The finding: `Counter stalled at 912 for 14 s`.
  public var title: [Inline]
  /// What is shown, n and window, and how to read the picture.
  public var subtitle: [Inline]
  /// What of the subtitle holds where the picture is not shown.
  public var facts: [Inline]
  /// The picture.
  public var drawing: Drawing
  /// What a reader who cannot see the picture is told.
  public var description: String
  /// The numbers behind it, which HTML folds under the picture; other formats leave them out.
  public var data: Table?

  /// Makes a figure.
  public init(
    id: String, title: [Inline], subtitle: [Inline], facts: [Inline] = [], drawing: Drawing, description: String,
    data: Table? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.facts = facts
    self.drawing = drawing
    self.description = description
    self.data = data
  }
}
