/// A parsed Mustache template.
///
/// Has the whole of the mandatory specification: variables (escaped and raw), sections, inverted sections, comments,
/// partials, changed delimiters, dotted names and the implicit iterator. Has none of the optional modules: lambdas,
/// inheritance and dynamic names are refused with an error that points at the tag.
///
/// ```swift
/// let template = try MustacheTemplate("Hello {{name}}!", name: "greeting")
/// let bytes = try template.render(["name": .text("<you>")])  // Hello &lt;you&gt;!
/// ```
public struct MustacheTemplate: Sendable {
  /// The name that errors show.
  public let name: String
  /// The bytes it was parsed from; partials are parsed again for each indentation.
  let source: [UInt8]
  let nodes: [MustacheNode]
  /// Every name that a tag asks for, and where.
  let uses: [MustacheUse]

  /// Parses a template.
  ///
  /// - Parameters:
  ///   - text: The template.
  ///   - name: The name that errors show.
  /// - Throws: ``MustacheError`` with the place in the template.
  public init(_ text: String, name: String) throws(MustacheError) {
    try self.init(bytes: Array(text.utf8), name: name)
  }

  /// Parses a template from UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The template.
  ///   - name: The name that errors show.
  /// - Throws: ``MustacheError`` with the place in the template.
  public init(bytes: [UInt8], name: String) throws(MustacheError) {
    var parser = MustacheParser(source: bytes, file: name)
    nodes = try parser.parse()
    uses = parser.uses
    source = bytes
    self.name = name
  }

  /// Fills the template.
  ///
  /// - Parameters:
  ///   - values: The values by name.
  ///   - partials: Other templates by name; a partial that is not among them is nothing.
  ///   - escaping: What becomes of text in `{{name}}`.
  /// - Returns: UTF-8.
  /// - Throws: ``MustacheError`` when partials call each other without end.
  public func render(
    _ values: [String: MustacheValue], partials: [String: MustacheTemplate] = [:],
    escaping: MustacheEscaping = .html
  ) throws(MustacheError) -> [UInt8] {
    try render(.object(values), partials: partials, escaping: escaping)
  }

  /// Fills the template from a value that need not be an object: `{{.}}` is the value itself.
  public func render(
    _ value: MustacheValue, partials: [String: MustacheTemplate] = [:], escaping: MustacheEscaping = .html
  ) throws(MustacheError) -> [UInt8] {
    var renderer = MustacheRenderer(root: value, partials: partials, escaping: escaping)
    try renderer.render(nodes, of: self)
    return renderer.output
  }
}

/// A name that a tag of a template asks for.
struct MustacheUse: Sendable, Hashable {
  /// What kind of tag asks.
  enum Kind: Sendable, Hashable {
    /// A variable or a section.
    case value
    /// A partial.
    case partial
  }

  let kind: Kind
  let name: String
  /// Where the tag starts, in bytes.
  let offset: Int
}

/// What becomes of a text that a template does not ask for raw.
public enum MustacheEscaping: Sendable {
  /// `& < > " '` become entities.
  case html
  /// ASCII punctuation that Markdown could read as markup gets a backslash.
  case markdown
}

extension MustacheTemplate {
  /// A template that is nothing but `{{{body}}}`.
  static let bare = MustacheTemplate(
    name: "bare", source: [], nodes: [.variable(path: ["body"], isRaw: true)], uses: [])

  private init(name: String, source: [UInt8], nodes: [MustacheNode], uses: [MustacheUse]) {
    self.name = name
    self.source = source
    self.nodes = nodes
    self.uses = uses
  }
}
