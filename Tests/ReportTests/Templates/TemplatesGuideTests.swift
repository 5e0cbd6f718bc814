import Journal
import Report
import TestSupport
import Testing

/// Every recipe of docs/templates.md is a folder that loads and changes a report.
@Suite struct TemplatesGuideTests {
  /// A heading of the guide with the files below it.
  struct Recipe: Sendable, CustomTestStringConvertible {
    let title: String
    var files: [(path: String, text: String)] = []

    var testDescription: String { title }
  }

  /// A file is a line with its path in code and a colon, and the block of code after it.
  static let recipes: [Recipe] = {
    let text = (try? TestFile.read("\(TestEnvironment.root)/docs/templates.md")) ?? []
    var recipes: [Recipe] = []
    var path: String?
    for block in MarkdownText.blocks(text) {
      switch block {
      case .heading(_, _, let inlines): recipes.append(Recipe(title: inlines.plainText))
      case .paragraph(let inlines, _):
        path =
          if case .some(.code(let name)) = inlines.first, inlines.last == .text(":"), inlines.count == 2 { name } else {
            nil
          }
      case .code(let code):
        if let path { recipes[recipes.count - 1].files.append((path, code.lines.joined(separator: "\n"))) }
        path = nil
      case .banner, .keyFigures, .table, .figure, .list, .columns, .definitions, .details, .quote, .rule, .anchor:
        path = nil
      }
    }
    return recipes.filter { !$0.files.isEmpty }
  }()

  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  @Test func `the guide has recipes`() {
    #expect(Self.recipes.count >= 8)
  }

  @Test(arguments: recipes) func `a recipe loads and changes a report`(recipe: Recipe) throws {
    let folder = try TemporaryFolder()
    for name in ["texts", "partials"] { _ = try folder.makeFolder(name) }
    for (path, text) in recipe.files { try folder.write(text, to: path) }
    try folder.write(Self.png, to: "logo.png")
    let templates = try Templates(directory: folder.path)
    let document = HTMLRolloutDocument.document
    #expect(reports(templates, document) != reports(.builtIn, document))
  }

  private func reports(_ templates: Templates, _ document: Document) -> [[UInt8]] {
    let arranged = templates.arranged(document)
    let markdown = MarkdownWriter(templates: templates) { _ in [] }
    return [
      HTMLWriter(theme: templates.theme, templates: templates).write(arranged), markdown.write(arranged).text,
    ]
  }

  @Test func `all names that the guide lists are names`() throws {
    let text = try TestFile.readText("\(TestEnvironment.root)/docs/templates.md")
    let start = try #require(text.firstRange(of: "| name | what it is | where |"))
    var skeletons = ["report.html": "", "report.md": ""]
    for line in text[start.upperBound...].split(separator: "\n").prefix(while: { $0.hasPrefix("|") }).dropFirst() {
      let cells = line.split(separator: "|")
      let names = cells[0].split(separator: "`").filter { !$0.contains(" ") && !$0.contains(",") }
      #expect(!names.isEmpty)
      for file in ["report.html", "report.md"] where !cells[2].contains("report.") || cells[2].contains(file) {
        skeletons[file, default: ""] += names.map { "{{#\($0)}}{{/\($0)}}" }.joined()
      }
    }
    let folder = try TemporaryFolder()
    for (name, text) in skeletons.sorted(by: { $0.key < $1.key }) {
      #expect(text.contains("{{#title}}") && text.contains("{{#sources}}"))
      try folder.write(text, to: name)
    }
    _ = try Templates(directory: folder.path)
  }
}
