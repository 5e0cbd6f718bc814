import CommandLine
import Report

/// A format and where it goes, as a command line asks for it.
struct OutputRequest {
  let format: OutputFormat
  let path: String

  /// The report as the last operand names it: `--export-format`, else the extension, else Markdown.
  init(report path: String, word: String?) {
    self.path = path
    let pages = OutputFormat.pages
    format =
      word.flatMap { OutputFormat(word: $0) } ?? OutputFormat(path: path).flatMap { pages.contains($0) ? $0 : nil }
      ?? .markdown
  }

  /// The extension that REPORT seems to mean, where its own tells no format and one letter may be wrong: `report.pfd`.
  static func meantExtension(of path: String) -> String? {
    guard OutputFormat(path: path) == nil, let name = path.split(separator: "/").last,
      let dot = name.lastIndex(of: "."), dot > name.startIndex
    else { return nil }
    let own = name[name.index(after: dot)...].lowercased()
    return Suggestion.nearest(to: own, in: OutputFormat.pages.flatMap(\.extensions)).flatMap { $0 == own ? nil : $0 }
  }

  /// The value of `--output`: `FORMAT=PATH`, or a path whose extension tells the format.
  ///
  /// - Throws: ``CommandFailure`` when neither a format nor an extension is known.
  init(_ word: String) throws(CommandFailure) {
    if let equals = word.firstIndex(of: "=") {
      let name = String(word[..<equals])
      if let format = OutputFormat(word: name) {
        (self.format, path) = (format, String(word[word.index(after: equals)...]))
        if path.isEmpty { throw Self.invalid(word, "has no path behind the =") }
        return
      }
      if !name.contains("/"), !name.contains(".") {
        let words = OutputFormat.allCases.map(\.rawValue)
        let nearest = Suggestion.nearest(to: name, in: words).map { "did you mean \($0)?" }
        throw Self.invalid(word, "names no format; there are: \(words.joined(separator: ", "))", nearest)
      }
    }
    guard let format = OutputFormat(path: word) else {
      throw Self.invalid(
        word, "has no extension that tells a format",
        "write FORMAT=PATH, such as junit=\(Console.visible(word.isEmpty ? "results.xml" : word))")
    }
    (self.format, path) = (format, word)
  }

  private static func invalid(_ word: String, _ problem: String, _ hint: String? = nil) -> CommandFailure {
    .usage(.invalid("--output \(Console.visible(word)) \(problem)", hint: hint))
  }
}
