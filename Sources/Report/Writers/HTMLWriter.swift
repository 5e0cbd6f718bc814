import Journal

/// Writes a document as one HTML file that needs no network and reads well without scripts.
///
/// The file holds its style sheet, its script, its charts as inline SVG and, under a content security policy, nothing
/// else can load or run. Everything that comes from the document is escaped.
///
/// ```swift
/// let page = HTMLWriter(theme: templates.theme, templates: templates).write(document)
/// ```
public struct HTMLWriter: Sendable {
  /// The look.
  public let theme: Theme
  /// The skeleton, the style sheet and the script.
  public let templates: Templates

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - theme: The look.
  ///   - templates: The skeleton, the style sheet and the script.
  public init(theme: Theme, templates: Templates) {
    self.theme = theme
    self.templates = templates
  }

  /// Writes a document.
  ///
  /// - Parameter document: The document, already in the order of the templates (``Templates/arranged(_:)``).
  /// - Returns: UTF-8.
  public func write(_ document: Document) -> [UInt8] {
    let style = Self.inlineSafe(HTMLStyle.variables(of: theme) + templates.style)
    let script = Self.inlineSafe(templates.script)
    let anchors = DocumentAnchors(document)
    var body = HTMLBody(anchors: anchors)
    for section in document.sections { body.append(section) }
    let subtitle = HTMLBody.fragment(document.subtitle, anchors: anchors)
    var values = TemplateValues.common(document)
    values["subtitle"] = .markup(subtitle)
    values["style"] = .markup(Self.element("<style>", style, "</style>"))
    values["script"] = .markup(Self.element("<script>", script, "</script>"))
    values["policy"] = .text(HTMLPolicy.text(style: style, script: script))
    values["contents"] = .markup(HTMLContents.write(document))
    values["body"] = .markup(body.out.bytes)
    values["logo"] = theme.logoPNG.map { .markup(Array("data:image/png;base64,".utf8) + Base64.encoded($0)) } ?? .null
    values["isLong"] = .bool(Self.sectionCount(document.sections) > 40)
    return templates.page(values)
  }

  private static func element(_ start: StaticString, _ content: [UInt8], _ end: StaticString) -> [UInt8] {
    var out = MarkupBytes()
    out.reserve(content.count + 32)
    out.markup(start)
    out.append(content)
    out.markup(end)
    return out.bytes
  }

  /// A style sheet or script cannot end its own element, whatever its author wrote.
  ///
  /// `</s` becomes `<\/s`, which means the same inside strings of both languages.
  private static func inlineSafe(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      // Browsers hash what they parsed, and parsing turns every line end into one byte.
      if byte == UInt8(ascii: "\r") { continue }
      result.append(byte)
      guard byte == UInt8(ascii: "<"), index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else { continue }
      if bytes[index + 2] | 0x20 == UInt8(ascii: "s") { result.append(UInt8(ascii: "\\")) }
    }
    return result
  }

  private static func sectionCount(_ sections: [Section]) -> Int {
    sections.reduce(0) { $0 + 1 + sectionCount($1.sections) }
  }
}

extension HTMLBody {
  /// Some inlines alone.
  static func fragment(_ inlines: [Inline], anchors: DocumentAnchors) -> [UInt8] {
    var body = HTMLBody(anchors: anchors)
    body.append(inlines)
    return body.out.bytes
  }
}
