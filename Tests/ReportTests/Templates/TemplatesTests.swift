import Journal
import Report
import TestSupport
import Testing

@Suite struct TemplatesTests {
  private func templates(_ files: [String: String]) throws -> Templates {
    let folder = try TemporaryFolder()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: "/")
      if parts.count > 1, !TestFile.exists(folder.file(String(parts[0]))) {
        _ = try folder.makeFolder(String(parts[0]))
      }
      try folder.write(text, to: name)
    }
    return try Templates(directory: folder.path)
  }

  private func page(_ templates: Templates) -> String {
    let document = templates.arranged(HTMLRolloutDocument.document)
    return String(decoding: HTMLWriter(theme: templates.theme, templates: templates).write(document), as: UTF8.self)
  }

  @Test func `the built-in files are a folder that works and changes nothing`() throws {
    let folder = try TemporaryFolder()
    for (path, bytes) in Templates.files { try folder.write(bytes, to: path) }
    let written = try Templates(directory: folder.path)
    #expect(written.theme == Templates.builtIn.theme)
    #expect(page(written) == page(.builtIn))
    #expect(page(.builtIn).contains("<nav class=\"contents\""))
  }

  @Test func `the built-in theme is the standard theme`() {
    #expect(Templates.builtIn.theme == Theme.standard)
  }

  @Test func `an empty folder gives the built-in templates`() throws {
    #expect(page(try templates([:])) == page(.builtIn))
  }

  @Test func `a file of the folder replaces the built-in one`() throws {
    let page = page(try templates(["report.html": "<h1>{{title}}</h1>{{{style}}}", "style.css": "b{}</style><i>"]))
    #expect(page.hasPrefix("<h1>Counter service: rolling out service2</h1><style>"))
    #expect(page.hasSuffix("b{}<\\/style><i></style>"))
  }

  @Test func `sections are ordered and left out`() throws {
    let json = #"{"order": ["appendix", "runs"], "leaveOut": ["methods", "run-v2"]}"#
    let document = try templates(["sections.json": json]).arranged(HTMLRolloutDocument.document)
    let ids = document.sections.map(\.id)
    #expect(ids == ["appendix", "run-v1", "run-v3", "run-v4", "summary", "comparison", "contributions"])
  }

  @Test func `texts stand where their names say`() throws {
    let templates = try templates([
      "texts/before-summary.md": "For {{title}} of {{date}}", "texts/after-summary.md": "after *summary*",
      "texts/before-runs.md": "before runs", "texts/after-runs.md": "after runs",
      "texts/before-run-v2.md": "before v2", "texts/after-appendix.md": "{{#sources}}{{label}} {{/sources}}",
      "texts/footer.md": "ask [us](mailto:us@example.org)", "texts/before-methods.md": "<!-- nothing -->",
    ])
    let document = templates.arranged(HTMLRolloutDocument.document)
    #expect(
      document.sections.map(\.id) == [
        "summary", "text-after-summary", "comparison", "text-before-runs", "run-v1", "text-before-run-v2", "run-v2",
        "run-v3", "run-v4", "text-after-runs", "contributions", "methods", "appendix", "text-after-appendix",
        "text-footer",
      ])
    guard case .paragraph(let inlines, .body) = document.sections[0].blocks[0] else {
      Issue.record("\(document.sections[0].blocks[0])")
      return
    }
    #expect(inlines == [.text("For Counter service: rolling out service2 of 2019-05-20")])
    #expect(document.sections.filter { $0.id.hasPrefix("text-") }.allSatisfy { !$0.isListed && $0.title.isEmpty })
  }

  @Test func `a title cannot bring markup into a text`() throws {
    var document = HTMLRolloutDocument.document
    document.title = "# [a](https://example.org) <b> **c**"
    let arranged = try templates(["texts/before-summary.md": "{{title}}"]).arranged(document)
    guard case .paragraph(let inlines, .body) = arranged.sections[0].blocks[0] else {
      Issue.record("\(arranged.sections[0].blocks[0])")
      return
    }
    #expect(inlines == [.text(document.title)])
  }

  @Test func `partials are shared by skeletons and texts`() throws {
    let templates = try templates([
      "partials/sign.md": "signed {{date}}", "texts/footer.md": "{{> sign}}", "report.html": "{{> sign}} {{{body}}}",
    ])
    let page = page(templates)
    #expect(page.hasPrefix("signed 2019-05-20 "))
    #expect(page.contains("<p>signed 2019-05-20</p>"))
  }

  @Test func `a logo goes into the page`() throws {
    let folder = try TemporaryFolder()
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2]
    try folder.write(png, to: "logo.png")
    try folder.write(#"{"logo": "logo.png"}"#, to: "theme.json")
    let templates = try Templates(directory: folder.path)
    #expect(templates.theme.logoPNG == png)
    #expect(page(templates).contains(#"src="data:image/png;base64,iVBORw0KGgoBAg==""#))
  }
}
