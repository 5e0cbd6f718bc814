/// What the field's own tools say of a PDF file.
public struct PDFFile: Sendable {
  /// Where it is.
  public let path: String

  /// Names a file.
  public init(_ path: String) {
    self.path = path
  }

  /// What `pdfinfo` prints, by its own keys (`"Pages"`, `"Tagged"`, `"Title"`, `"Page size"`).
  public func information() throws -> [String: String] {
    var result: [String: String] = [:]
    for line in try run("pdfinfo", [path]).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      result[String(line[..<colon])] = String(value)
    }
    return result
  }

  /// The number of pages.
  public func pageCount() throws -> Int { Int(try information()["Pages"] ?? "") ?? 0 }

  /// The text in reading order, pages apart by a form feed.
  public func text() throws -> String { try run("pdftotext", ["-layout", path, "-"]) }

  /// The text of each page.
  public func pages() throws -> [String] {
    try text().split(separator: "\u{c}", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Each word with its page and its place on it.
  public func words() throws -> [PDFWord] { PDFWord.read(try run("pdftotext", ["-bbox", path, "-"])) }

  /// The lines of `pdffonts` below its heading.
  public func fonts() throws -> [String] {
    try run("pdffonts", [path]).split(separator: "\n").dropFirst(2).map(String.init)
  }

  /// The structure that a screen reader follows, as `pdfinfo -struct-text` prints it.
  public func structure() throws -> String { try run("pdfinfo", ["-struct-text", path]) }

  /// What `qpdf --check` finds wrong; nil for nothing.
  public func faults() throws -> String? {
    let result = try ProcessRunner("qpdf").run(["--check", path])
    return result.exitCode == 0 ? nil : result.description
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let result = try ProcessRunner(program).run(arguments)
    guard result.exitCode == 0 else { throw ToolFailure(program: program, result: result) }
    return result.outputText
  }
}
