/// Writes a document as GitHub's Markdown that also reads well as plain text.
///
/// ```swift
/// let writer = MarkdownWriter(templates: templates, assets: .files(folder: "report.assets")) { svg(of: $0) }
/// let output = writer.write(document)
/// // output.text to report.md, each of output.assets to report.assets/
/// ```
public struct MarkdownWriter {
  /// Where charts go.
  public enum Assets: Sendable, Hashable {
    /// Files beside the text, in a folder of this name.
    case files(folder: String)
    /// Into the text, as `data:` addresses.
    case inline
    /// Nowhere: the numbers behind a chart or its description stand in its place.
    case none
  }

  /// The skeleton.
  public let templates: Templates
  /// Where charts go.
  public let assets: Assets
  /// How many bytes the text may have; sections are trimmed until it has no more.
  public let byteLimit: Int
  private let chart: (Drawing) -> [UInt8]

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - templates: The skeleton.
  ///   - assets: Where charts go.
  ///   - byteLimit: How many bytes the text may have; a summary of a job on GitHub may have 1 MiB.
  ///   - chart: Paints a chart as a whole SVG file; no bytes leave its description in its place.
  public init(
    templates: Templates, assets: Assets = .files(folder: "report.assets"), byteLimit: Int = 1 << 20,
    chart: @escaping (Drawing) -> [UInt8]
  ) {
    self.templates = templates
    self.assets = assets
    self.byteLimit = byteLimit
    self.chart = chart
  }

  /// Writes a document.
  ///
  /// - Parameter document: The document, already in the order of the templates (``Templates/arranged(_:)``).
  public func write(_ document: Document) -> MarkdownOutput {
    let charts = MarkdownCharts(assets: assets, paint: chart)
    // What the skeleton takes is not there for sections.
    let frame = text(of: document, MarkdownSections(lead: "", contents: "", body: "", omissions: ""))
    let trimmer = MarkdownTrimmer(document, charts: charts, byteLimit: byteLimit - frame.count)
    return MarkdownOutput(text: text(of: document, trimmer.sections), assets: charts.files)
  }

  private func text(of document: Document, _ sections: MarkdownSections) -> [UInt8] {
    var inlines = MarkdownInlines(anchors: DocumentAnchors(document), place: .paragraph)
    inlines.append(document.subtitle)
    var values = TemplateValues.common(document)
    values["subtitle"] = .markup(Array(inlines.text.utf8))
    values["lead"] = .markup(Array(sections.lead.utf8))
    values["contents"] = .markup(Array(sections.contents.utf8))
    values["body"] = .markup(Array(sections.body.utf8))
    values["omissions"] = .markup(Array(sections.omissions.utf8))
    return templates.markdown(values)
  }
}

/// What a Markdown report is made of.
public struct MarkdownOutput: Sendable {
  /// The text, UTF-8.
  public var text: [UInt8]
  /// The charts that stand beside it: names below the folder, and SVG.
  public var assets: [MarkdownAsset]
}

/// A chart in a file beside a Markdown report.
public struct MarkdownAsset: Sendable, Hashable {
  /// The name of the file, such as `timeline.svg`.
  public var name: String
  /// SVG.
  public var bytes: [UInt8]

  /// Makes a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The parts that a skeleton puts together.
struct MarkdownSections {
  var lead: String
  var contents: String
  var body: String
  var omissions: String
}
