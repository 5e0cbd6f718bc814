import JSON

/// The files that give reports their form: page skeletons, style sheet, script, theme, order of sections and texts.
///
/// Those of a folder replace the built-in ones file by file, so a folder holds only what an organisation changes.
/// docs/templates.md has recipes.
///
/// ```swift
/// let templates = try Templates(directory: "house")
/// let document = templates.arranged(composed)
/// let page = HTMLWriter(theme: templates.theme, templates: templates).write(document)
/// ```
public struct Templates: Sendable {
  /// The look, from `theme.json`.
  public let theme: Theme
  /// The style sheet of `style.css`, without the variables of the theme.
  let style: [UInt8]
  /// The script of `script.js`.
  let script: [UInt8]
  let plan: SectionPlan
  private let pageTemplate: MustacheTemplate
  private let markdownTemplate: MustacheTemplate
  private let partials: [String: MustacheTemplate]
  /// Texts of the organisation by name, such as `before-summary`.
  private let texts: [String: MustacheTemplate]

  /// The templates that are compiled in.
  public static let builtIn: Templates = {
    do throws(TemplateError) {
      return try Templates(files: [:], folder: "templates")
    } catch {
      // The test suite reads the compiled-in files; should they ever be broken, a bare page is still a report.
      return Templates()
    }
  }()

  /// Reads a folder; files it lacks are the built-in ones.
  ///
  /// - Parameter directory: The path of the folder.
  /// - Throws: ``TemplateError`` when the folder cannot be read, has a file that no template is called, or a file is
  ///   wrong: with the place in the file.
  public init(directory: String) throws(TemplateError) {
    try self.init(files: TemplateFolder.read(directory), folder: directory)
  }

  /// The compiled-in files, for a folder to start from: path below the folder, and bytes.
  public static var files: [(path: String, bytes: [UInt8])] {
    [
      ("README.md", PackageResources.README_md), ("report.html", PackageResources.report_html),
      ("report.md", PackageResources.report_md), ("script.js", PackageResources.script_js),
      ("sections.json", PackageResources.sections_json), ("style.css", PackageResources.style_css),
      ("theme.json", PackageResources.theme_json),
    ]
  }

  init(files: [String: [UInt8]], folder: String) throws(TemplateError) {
    try TemplateNames.check(files, folder: folder)
    func bytes(_ name: String, _ builtIn: [UInt8]) -> [UInt8] { files[name] ?? builtIn }
    let pictures = files.filter { $0.key.hasSuffix(".png") }
    theme = try ThemeReader.read(
      bytes("theme.json", PackageResources.theme_json), path: folder + "/theme.json", pictures: pictures)
    plan = try SectionPlan.read(
      bytes("sections.json", PackageResources.sections_json), path: folder + "/sections.json")
    style = bytes("style.css", PackageResources.style_css)
    script = bytes("script.js", PackageResources.script_js)

    var partials: [String: MustacheTemplate] = [:]
    var texts: [String: MustacheTemplate] = [:]
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      if let partial = TemplateNames.partial(name) {
        partials[partial] = try Self.parse(bytes, path: folder + "/" + name)
      } else if let text = TemplateNames.text(name) {
        texts[text] = try Self.parse(bytes, path: folder + "/" + name)
      }
    }
    let page = try Self.parse(bytes("report.html", PackageResources.report_html), path: folder + "/report.html")
    let markdown = try Self.parse(bytes("report.md", PackageResources.report_md), path: folder + "/report.md")
    let pageNames = TemplateValues.common + TemplateValues.page
    let markdownNames = TemplateValues.common + TemplateValues.markdown
    try Self.check(page, names: pageNames, partials: partials)
    try Self.check(markdown, names: markdownNames, partials: partials)
    for (_, partial) in partials.sorted(by: { $0.key < $1.key }) {
      try Self.check(partial, names: pageNames + markdownNames, partials: partials)
    }
    for (_, text) in texts.sorted(by: { $0.key < $1.key }) {
      try Self.check(text, names: TemplateValues.common, partials: partials)
    }
    pageTemplate = page
    markdownTemplate = markdown
    self.partials = partials
    self.texts = texts
    var calls = PartialCalls(partials: partials)
    for template in [page, markdown] + texts.sorted(by: { $0.key < $1.key }).map(\.value) {
      try calls.check(template)
    }
  }

  /// A bare page: sections without a skeleton.
  private init() {
    theme = .standard
    style = []
    script = []
    plan = SectionPlan()
    pageTemplate = .bare
    markdownTemplate = .bare
    partials = [:]
    texts = [:]
  }

  // MARK: Use

  /// The document with its sections in the order of `sections.json`, and the organisation's texts between them.
  public func arranged(_ document: Document) -> Document {
    var result = document
    result.sections = plan.arranged(document.sections)
    guard !texts.isEmpty else { return result }
    TextPlacement(texts: filledTexts(document)).place(in: &result)
    return result
  }

  /// A page from its values.
  func page(_ values: [String: MustacheValue]) -> [UInt8] {
    rendered(pageTemplate, values, .html)
  }

  /// A Markdown file from its values.
  func markdown(_ values: [String: MustacheValue]) -> [UInt8] {
    rendered(markdownTemplate, values, .markdown)
  }

  private func filledTexts(_ document: Document) -> [String: [UInt8]] {
    let values = TemplateValues.common(document)
    return texts.mapValues { rendered($0, values, .markdown) }
  }

  /// Endless partials were ruled out when the templates were read, so what is thrown here is nothing.
  private func rendered(
    _ template: MustacheTemplate, _ values: [String: MustacheValue], _ escaping: MustacheEscaping
  ) -> [UInt8] {
    (try? template.render(values, partials: partials, escaping: escaping)) ?? []
  }

  // MARK: Checks

  private static func parse(_ bytes: [UInt8], path: String) throws(TemplateError) -> MustacheTemplate {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw TemplateError(.notText, path: path) }
    do throws(MustacheError) {
      return try MustacheTemplate(bytes: bytes, name: path)
    } catch {
      throw TemplateError(error, path: path)
    }
  }

  private static func check(
    _ template: MustacheTemplate, names: [String], partials: [String: MustacheTemplate]
  ) throws(TemplateError) {
    for use in template.uses {
      let problem: TemplateError.Problem
      switch use.kind {
      case .value where !names.contains(use.name):
        problem = .unknownName(use.name, nearest: Spelling.nearest(to: use.name, in: names))
      case .partial where partials[use.name] == nil:
        problem = .unknownPartial(use.name, known: partials.keys.sorted())
      case .value, .partial: continue
      }
      throw TemplateError(problem, path: template.name, bytes: template.source, offset: use.offset)
    }
  }
}
