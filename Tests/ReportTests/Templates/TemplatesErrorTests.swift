import Report
import TestSupport
import Testing

/// Folders that are wrong, and the whole message for each.
@Suite struct TemplatesErrorTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    /// The message after the folder's path and a slash.
    let message: String

    var testDescription: String { file + " " + text }
  }

  @Test(arguments: theme + sections + skeletons + names)
  func `the message says where, what and what next`(_ broken: Broken) throws {
    let folder = try TemporaryFolder()
    let parts = broken.file.split(separator: "/")
    if parts.count > 1 { _ = try folder.makeFolder(String(parts[0])) }
    try folder.write(broken.text, to: broken.file)
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.path) }
    #expect(error.description == folder.path + "/" + broken.message)
  }

  static let theme = [
    Broken(
      file: "theme.json", text: "{\n  \"light\": {\"met\": \"#00588\"}\n}",
      message: """
        theme.json:2:20: `#00588` is not a colour
            "light": {"met": "#00588"}
                             ^
        hint: write `#rrggbb`, such as `#005b8e`
        """),
    Broken(
      file: "theme.json", text: ##"{"light": {"mett": "#005b8e"}}"##,
      message: """
        theme.json:1:12: the key `mett` means nothing here
          {"light": {"mett": "#005b8e"}}
                     ^
        hint: did you mean `met`?
        """),
    Broken(
      file: "theme.json", text: #"{"zebra": 1}"#,
      message: """
        theme.json:1:2: the key `zebra` means nothing here
          {"zebra": 1}
           ^
        hint: there are: light, dark, link, fonts, page, logo
        """),
    Broken(
      file: "theme.json", text: #"{"page": {"size": "a5"}}"#,
      message: """
        theme.json:1:19: `a5` is not one of the choices
          {"page": {"size": "a5"}}
                            ^
        hint: did you mean `a4`?
        """),
    Broken(
      file: "theme.json", text: #"{"page": {"margins": {"left": 350}}}"#,
      message: """
        theme.json:1:22: the margins leave 202.28 pt of the page, and text needs 250 pt
          {"page": {"margins": {"left": 350}}}
                               ^
        """),
    Broken(
      file: "theme.json", text: #"{"fonts": {"size": 99}}"#,
      message: """
        theme.json:1:20: 99 is not within 6 to 16
          {"fonts": {"size": 99}}
                             ^
        """),
    Broken(
      file: "theme.json", text: #"{"fonts": {"size": "big"}}"#,
      message: """
        theme.json:1:20: this should be a number
          {"fonts": {"size": "big"}}
                             ^
        """),
    Broken(
      file: "theme.json", text: "[]",
      message: """
        theme.json:1:1: this should be an object
          []
          ^
        """),
    Broken(
      file: "theme.json", text: #"{"logo": "logo.png"}"#,
      message: """
        theme.json:1:10: the folder has no picture `logo.png`
          {"logo": "logo.png"}
                   ^
        """),
    Broken(
      file: "theme.json", text: #"{"light": }"#,
      message: """
        theme.json:1:11: found `}` where a value should be (at $.light)
          {"light": }
                    ^
        """),
  ]

  static let sections = [
    Broken(
      file: "sections.json", text: #"{"order": ["sumary"]}"#,
      message: """
        sections.json:1:12: `sumary` is not one of the choices
          {"order": ["sumary"]}
                     ^
        hint: did you mean `summary`?
        """),
    Broken(
      file: "sections.json", text: #"{"order": ["runs", "runs"]}"#,
      message: """
        sections.json:1:20: `runs` is named twice
          {"order": ["runs", "runs"]}
                             ^
        """),
    Broken(
      file: "sections.json", text: #"{"leaveOut": "runs"}"#,
      message: """
        sections.json:1:14: this should be a list
          {"leaveOut": "runs"}
                       ^
        """),
  ]

  static let skeletons = [
    Broken(
      file: "report.html", text: "<h1>\n {{titel}}",
      message: """
        report.html:2:2: `titel` is nothing that a report has
           {{titel}}
           ^
        hint: did you mean `title`?
        """),
    Broken(
      file: "report.md", text: "{{#sources}}",
      message: """
        report.md:1:1: the section `sources` is never closed
          {{#sources}}
          ^
        hint: close it with `{{/sources}}`
        """),
    Broken(
      file: "report.md", text: "{{> head}}",
      message: """
        report.md:1:1: there is no partial `head`
          {{> head}}
          ^
        hint: put it into partials/
        """),
    Broken(
      file: "texts/footer.md", text: "é {{{style}}}",
      message: """
        texts/footer.md:1:3: `style` is nothing that a report has
          é {{{style}}}
            ^
        """),
  ]

  static let names = [
    Broken(
      file: "report.htm", text: "",
      message: """
        report.htm: no template is called so
        hint: did you mean `report.html`?
        """),
    Broken(
      file: "texts/befor-summary.md", text: "",
      message: """
        texts/befor-summary.md: no template is called so
        hint: did you mean `texts/before-summary.md`?
        """),
    Broken(file: "zebra.txt", text: "", message: "zebra.txt: no template is called so"),
  ]

  @Test func `partials in a circle are refused`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.makeFolder("partials")
    try folder.write("b: {{> b}}", to: "partials/a.html")
    try folder.write("a: {{> a}}", to: "partials/b.html")
    try folder.write("{{> a}}", to: "report.html")
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.path) }
    #expect(error.description.hasPrefix("\(folder.path)/partials/b.html:1:4: the partial `a` calls itself"))
  }

  @Test func `partials that double again and again are refused`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.makeFolder("partials")
    for index in 0..<40 { try folder.write("{{> p\(index + 1)}}{{> p\(index + 1)}}", to: "partials/p\(index).html") }
    try folder.write("", to: "partials/p40.html")
    try folder.write("{{> p0}}", to: "report.html")
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.path) }
    #expect(error.description.contains("more than 1000 times"))
  }

  @Test func `a folder that is none is said so`() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.file("none")) }
    #expect(
      error.description == """
        \(folder.path)/none: there is no such folder
        hint: `chaos-report template FOLDER` makes one with the built-in templates
        """)
  }

  @Test func `bytes that are no text are said so`() throws {
    let folder = try TemporaryFolder()
    try folder.write([0xFF, 0xFE], to: "report.html")
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.path) }
    #expect(error.description == "\(folder.path)/report.html: the file is not UTF-8 text")
  }

  @Test func `a logo that is no PNG is said so`() throws {
    let folder = try TemporaryFolder()
    try folder.write("GIF89a", to: "logo.png")
    try folder.write(#"{"logo": "logo.png"}"#, to: "theme.json")
    let error = try #require(throws: TemplateError.self) { try Templates(directory: folder.path) }
    #expect(error.description.contains("the logo is not a PNG"))
  }
}
