import Journal
import Report
import TestSupport
import Testing

@Suite struct HTMLWriterTests {
  static let documents = ["hostile", "rollouts"]

  private func document(_ name: String) -> Document {
    name == "hostile" ? HTMLHostileDocument.document : HTMLRolloutDocument.document
  }

  private func page(_ document: Document, _ templates: Templates = .builtIn) -> String {
    String(decoding: HTMLWriter(theme: templates.theme, templates: templates).write(document), as: UTF8.self)
  }

  /// A skeleton without style and script, which change more often than the markup.
  private func bare() throws -> Templates {
    let folder = try TemporaryFolder()
    try folder.write("", to: "style.css")
    try folder.write("", to: "script.js")
    try folder.write("<title>{{title}}</title>\n{{{subtitle}}}\n{{{contents}}}\n{{{body}}}", to: "report.html")
    return try Templates(directory: folder.path)
  }

  @Test(arguments: documents) func `the markup is as recorded`(name: String) throws {
    try Snapshot.expect(page(document(name), try bare()), matches: "Report/html/\(name).html")
  }

  @Test(arguments: documents) func `the page is well formed`(name: String) {
    #expect(HTMLCheck(page(document(name))).faults == [])
  }

  @Test(arguments: documents) func `the same document gives the same bytes`(name: String) {
    #expect(page(document(name)) == page(document(name)))
  }

  @Test(arguments: documents) func `ids stand once, and every link arrives`(name: String) {
    let check = HTMLCheck(page(document(name)))
    let ids = check.values("id")
    #expect(Set(ids).count == ids.count)
    for link in check.values("href") where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
    for attribute in ["aria-labelledby", "aria-describedby"] {
      for id in check.values(attribute) { #expect(ids.contains(id), "\(attribute) \(id)") }
    }
  }

  @Test func `nothing of a document becomes markup`() {
    let check = HTMLCheck(page(HTMLHostileDocument.document))
    #expect(check.all("script").count == 1)
    #expect(check.all("img").isEmpty)
    #expect(check.all("i").isEmpty && check.all("iframe").isEmpty)
    for element in check.elements {
      for attribute in element.attributes {
        #expect(!attribute.name.hasPrefix("on") && attribute.name != "style", "\(element.name) \(attribute.name)")
      }
    }
    let outside = check.values("href").filter { !$0.hasPrefix("#") }
    #expect(Set(outside) == ["https://example.org/?a=1&b=\"2\""])
    #expect(check.text.contains("<script>alert(1)</script> ]]> --> {{x}}"))
  }

  @Test func `what could mislead is made visible`() {
    let page = page(HTMLHostileDocument.document)
    let check = HTMLCheck(page)
    #expect(check.text.contains("\u{2400}\u{241B}[31m ‹U+202E›gnp.exe‹U+2066›"))
    #expect(check.text.contains("‹U+0085›\u{2421}"))
    for scalar in page.unicodeScalars {
      let isHarmless = scalar == "\n" || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      #expect(isHarmless && !(0x202A...0x202E).contains(scalar.value), "U+\(String(scalar.value, radix: 16))")
    }
    #expect(page.contains("<bdi>&lt;script&gt;"), "text with letters from right to left stands alone")
  }

  @Test(arguments: documents) func `readers of every kind find their way`(name: String) {
    let check = HTMLCheck(page(document(name)))
    #expect(check.all("html").first?["lang"] == "en")
    #expect(check.all("h1").count == 1)
    #expect(check.all("main").count == 1 && check.all("nav").count == 1 && check.all("footer").count == 1)
    #expect(check.all("th").allSatisfy { $0["scope"] != nil })
    #expect(check.all("svg").allSatisfy { $0["role"] != nil && $0["aria-labelledby"] != nil })
    #expect(check.all("a").contains { $0["class"] == "skip" && $0["href"] == "#report" })
    let levels = check.elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
  }

  @Test func `the policy lets in the page's own style and script and nothing else`() throws {
    let policy = try #require(
      HTMLCheck(page(HTMLHostileDocument.document, try scriptless())).all("meta").compactMap { $0["content"] }
        .first { $0.hasPrefix("default-src") })
    // SHA-256 of nothing.
    #expect(policy.contains("script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"))
    #expect(
      policy.hasPrefix("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-"))
    #expect(!policy.contains("unsafe"))
  }

  private func scriptless() throws -> Templates {
    let folder = try TemporaryFolder()
    try folder.write("\r", to: "script.js")
    return try Templates(directory: folder.path)
  }

  @Test func `a style sheet cannot end its element`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a{} </STYLE><b>", to: "style.css")
    let page = page(HTMLRolloutDocument.document, try Templates(directory: folder.path))
    #expect(!page.contains("</STYLE>"))
    #expect(HTMLCheck(page).faults == [])
  }

  @Test func `the theme colours the page in both schemes`() {
    let style = HTMLCheck(page(HTMLRolloutDocument.document)).rawTexts["style"] ?? ""
    #expect(style.contains(":root{--text:#1a1a1a;"))
    #expect(
      style.contains("@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--text:#e8eaed;"))
    #expect(style.contains("@page{size:A4;margin:43pt 43pt 50pt 43pt}"))
  }

  @Test func `headings keep the outline, whatever levels they are given`() {
    var document = Document(title: "t", created: Instant(microseconds: 0), generator: "g")
    var first = Section(id: "a", title: "", level: 1)
    first.blocks = [6, 3, 4, 4, 3].map { .heading(level: $0, id: nil, [.text("x")]) }
    let deep = Section(id: "c", title: "c", level: 2, blocks: [.heading(level: 3, id: nil, [.text("y")])])
    document.sections = [first, Section(id: "b", title: "b", level: 1, sections: [deep])]
    let names = HTMLCheck(page(document)).elements.map(\.name).filter { $0.count == 2 && $0.first == "h" && $0 != "hr" }
    #expect(names == ["h1", "h2", "h2", "h3", "h3", "h2", "h2", "h3", "h4"])
  }

  @Test func `a thousand runs are all there`() {
    var document = HTMLRolloutDocument.document
    let run = document.sections[2]
    document.sections += (5...1000).map { number in
      var copy = run
      copy.id = "run-v\(number)"
      copy.sections = []
      return copy
    }
    let check = HTMLCheck(page(document))
    #expect(check.faults == [])
    #expect(check.all("section").filter { $0["class"]?.hasPrefix("section level-1") == true }.count == 1005)
    #expect(check.all("body").first?["class"] == "long")
  }
}
