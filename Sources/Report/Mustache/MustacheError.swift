/// Why a template cannot be used: facts only; ``TemplateErrorText`` makes the words.
public struct MustacheError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// A tag is opened and never closed; what should close it.
    case unclosedTag(expected: String)
    /// A tag without a name.
    case emptyTag
    /// A name with a blank inside, or with an empty part between dots.
    case badName(String)
    /// A section is never closed.
    case unclosedSection(String)
    /// A closing tag closes nothing, or another section than the open one.
    case unexpectedClose(String, open: String?)
    /// A set-delimiter tag that does not hold two delimiters.
    case badDelimiters(String)
    /// A tag of an optional Mustache module that this engine does not have: its sigil.
    case unsupported(String)
    /// Sections stand too deep in each other.
    case tooDeep(limit: Int)
    /// Partials call each other without end: the partial at the limit.
    case endlessPartials(String)
    /// Partials are put in more often than a report needs.
    case tooManyPartials(limit: Int)
  }

  /// What is wrong.
  public var problem: Problem
  /// The template's name, such as `report.html`.
  public var file: String
  /// The line from 1.
  public var line: Int
  /// The column from 1, in characters.
  public var column: Int
  /// The line itself.
  public var source: String
}
