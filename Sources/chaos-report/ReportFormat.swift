/// The formats of reports.
enum ReportFormat: String {
  case markdown, html, pdf

  /// The words of `--export-format`.
  static let allWords = ["markdown", "html", "html5", "pdf"]

  /// The format by the option's word, or else by the report's extension, or else Markdown.
  init(word: String?, report: String) {
    if let word {
      self = ReportFormat(rawValue: word) ?? .html
      return
    }
    let name = report.lowercased()
    if name.hasSuffix(".pdf") {
      self = .pdf
    } else if name.hasSuffix(".html") || name.hasSuffix(".htm") {
      self = .html
    } else {
      self = .markdown
    }
  }
}
