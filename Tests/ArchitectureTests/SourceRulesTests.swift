import TestSupport
import Testing

@Suite struct SourceRulesTests {
  static let files: [SourceFile] = {
    let folder = "\(TestEnvironment.root)/Sources"
    return TestFile.files(under: folder, suffix: ".swift").compactMap { path in
      (try? TestFile.readText("\(folder)/\(path)")).map { SourceFile(path: path, text: $0) }
    }
  }()

  @Test func `the sources obey the rules of the house`() {
    #expect(Self.files.contains { $0.path == "chaos-report/main.swift" }, "the sources were not found")
    for violation in SourceRules.violations(in: Self.files) { Issue.record("\(violation)") }
  }

  @Test func `files that may be long are long`() {
    for path in Floors.longFiles.keys.sorted() {
      let file = Self.files.first { $0.path == path }
      #expect((file?.lineCount ?? 0) > SourceRules.longestFile, "\(path) needs no exception any more")
    }
  }

  @Test func `the package depends on no other`() throws {
    let manifest = SwiftText.code(of: try TestFile.readText("\(TestEnvironment.root)/Package.swift"))
    #expect(manifest.contains("dependencies: [],\n  targets: ["))
    #expect(!manifest.contains(".package("))
  }

  @Test(
    "a planted violation is found",
    arguments: [
      ("Journal/Model/A.swift", "import Report", "does not stand above Report"),
      ("Report/Document/A.swift", "@testable import Runner", "does not stand above Runner"),
      ("Runner/A.swift", "private import struct Report.Document", "does not stand above Report"),
      ("JSON/A.swift", "let a = 1; import CommandLine", "does not stand above CommandLine"),
      ("CommandLine/A.swift", "import JSON", "does not stand above JSON"),
      ("chaos-report/A.swift", "import Runner", "does not stand above Runner"),
      ("Report/Writers/A.swift", "internal import CCairo", "is imported in Report/Canvas only"),
      ("Report/CanvasHelp/A.swift", "import CPango", "is imported in Report/Canvas only"),
      ("Journal/Analysis/A.swift", "import CGLib", "is imported in Journal/Reading only"),
      ("Journal/Model/A.swift", "import Foundation", "not on the list of system modules"),
      ("Report/Writers/A.swift", "#if os(Linux)\nimport FoundationEssentials\n#endif", "not on the list"),
      ("Cellar/A.swift", "", "stands on no floor"),
      ("Journal/A.swift", "func f() {\n  print(1)\n}", "print(…) outside an executable"),
      ("Journal/A.swift", "let a = b ?? fatalError()", "fatalError(…)"),
      ("Journal/A.swift", "let a = try! f()", "try!"),
      ("Journal/A.swift", "let a = b as! C", "as!"),
      ("Journal/Analysis/A.swift", "let isHTML = true", "knows the format html"),
      ("Report/Charts/A.swift", "func svgText() {}", "knows the format svg"),
      ("Report/Composing/A.swift", "let a = Format.pdf", "knows the format pdf"),
      ("Report/Document/A.swift", "struct MarkdownTable {}", "knows the format markdown"),
      ("Report/A.swift", String(repeating: "\n", count: 301), "301 lines"),
    ])
  func finds(path: String, text: String, message: String) {
    let found = SourceRules.violations(in: [SourceFile(path: path, text: text)])
    #expect(found.count == 1)
    #expect(found.first?.description.contains(message) == true, "\(found)")
  }

  @Test(
    "what obeys is left in peace",
    arguments: [
      ("Report/Writers/A.swift", "import Journal\nimport JSON\nimport Glibc\nlet html = HTMLWriter()"),
      ("Report/Canvas/A.swift", "import CCairo\nimport CPango"),
      ("Journal/Reading/A.swift", "internal import CGLib"),
      ("chaos-report/main.swift", "import Report\nprint(1)"),
      ("Journal/A.swift", "// print(1), HTML, import Report\n/* try! /* import Report */ fatalError() */"),
      ("Journal/A.swift", "let a = \"import Report; print(1) \\\" fatalError()\""),
      ("Journal/A.swift", "let a = #\"a \" print(1) \"#\nlet b = \"\"\"\n  import Report\n  \"\"\""),
      ("Journal/A.swift", "fingerprint(1); important = 2; reprint(3); let halfpng = 4"),
      ("Report/A.swift", String(repeating: "\n", count: 300)),
    ])
  func accepts(path: String, text: String) {
    #expect(SourceRules.violations(in: [SourceFile(path: path, text: text)]) == [])
  }

  @Test func `one name twice in a module is found and in two modules is not`() {
    let paths = ["Report/Charts/Scale.swift", "Report/Canvas/Scale.swift", "Journal/Scale.swift"]
    let found = SourceRules.violations(in: paths.map { SourceFile(path: $0, text: "") })
    #expect(found.map(\.path) == ["Report/Canvas/Scale.swift"])
  }

  @Test func `a violation names its line`() {
    let file = SourceFile(path: "Journal/A.swift", text: "/*\n*/\n\nimport Report\n")
    #expect(SourceRules.violations(in: [file]).map(\.line) == [4])
  }
}
