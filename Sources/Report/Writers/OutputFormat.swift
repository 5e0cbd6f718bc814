/// Every format that can be written: its word on the command line and the extensions that stand for it.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// GitHub's Markdown, charts beside it.
  case markdown
  /// One page that needs no network.
  case html
  /// Pages.
  case pdf
  /// Facts by the published schema.
  case json
  /// Test cases for continuous integration.
  case junit
  /// Timings for a spreadsheet.
  case csv
  /// Gauges for the textfile collector of Prometheus' node_exporter.
  case openMetrics = "openmetrics"
  /// Markdown added to the summary of a job.
  case gitHubSummary = "github-summary"
  /// Workflow commands.
  case gitHubAnnotations = "github-annotations"

  /// The formats that are laid out for people, which `--export-format` and REPORT choose from.
  public static let pages: [OutputFormat] = [.markdown, .html, .pdf]

  /// The extensions that stand for it, without the dot; none where a path cannot tell.
  public var extensions: [String] {
    switch self {
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .pdf: ["pdf"]
    case .json: ["json"]
    case .junit: ["xml"]
    case .csv: ["csv"]
    case .openMetrics: ["prom"]
    case .gitHubSummary, .gitHubAnnotations: []
    }
  }

  /// Whether it is laid out from a ``Document``; the others are written from ``RunResults``.
  public var isPage: Bool {
    switch self {
    case .markdown, .html, .pdf, .gitHubSummary: true
    case .json, .junit, .csv, .openMetrics, .gitHubAnnotations: false
    }
  }

  /// Whether it is added to what a file already holds.
  public var isAppended: Bool { self == .gitHubSummary }

  /// The format of a word: `html`, and `html5` as the Python toolkit calls it.
  public init?(word: String) {
    if word == "html5" {
      self = .html
    } else if let format = OutputFormat(rawValue: word) {
      self = format
    } else {
      return nil
    }
  }

  /// The format that a path's extension stands for.
  public init?(path: String) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let found = Self.allCases.first { format in format.extensions.contains { name.hasSuffix("." + $0) } }
    guard let found else { return nil }
    self = found
  }
}
