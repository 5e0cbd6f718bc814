/// A piece of a line.
public indirect enum Inline: Sendable, Hashable {
  /// Plain text.
  case text(String)
  /// Important.
  case strong([Inline])
  /// Stressed.
  case emphasis([Inline])
  /// Less important: grey.
  case muted([Inline])
  /// A name or value in a mono face.
  case code(String)
  /// A glyph and a word in the mark's colour: `● HELD`.
  case mark(Mark, String)
  /// A link.
  case link([Inline], to: LinkTarget)
  /// A citation of evidence, `E8`, which links to its anchor.
  case evidence(Int)
  /// Struck out (from Markdown).
  case strikethrough([Inline])
  /// A forced line end.
  case lineBreak
}

/// Where a link goes.
public enum LinkTarget: Sendable, Hashable {
  /// An anchor in the document.
  case anchor(String)
  /// An address; writers let only http, https and mailto through.
  case url(String)
}

/// Good, bad or neither: a colour that never stands without its glyph.
public enum Mark: String, Sendable, Hashable, CaseIterable {
  /// Met, held: blue, `●`.
  case met
  /// Not met, deviated, failed: orange, `✖`.
  case notMet
  /// Not evaluated, not tested, inconclusive: grey, `○`.
  case neutral

  /// The glyph that stands with the colour.
  public var glyph: String {
    switch self {
    case .met: "●"
    case .notMet: "✖"
    case .neutral: "○"
    }
  }
}

extension Array where Element == Inline {
  /// The text without its looks.
  public var plainText: String {
    var text = ""
    for inline in self { inline.append(to: &text) }
    return text
  }
}

extension Inline {
  func append(to text: inout String) {
    switch self {
    case .text(let string), .code(let string): text += string
    case .strong(let inlines), .emphasis(let inlines), .muted(let inlines), .strikethrough(let inlines),
      .link(let inlines, _):
      for inline in inlines { inline.append(to: &text) }
    case .mark(let mark, let word): text += word.isEmpty ? mark.glyph : mark.glyph + " " + word
    case .evidence(let number): text += "E\(number)"
    case .lineBreak: text += " "
    }
  }
}
