/// Writes metrics as Prometheus reads them.
///
/// Source: Prometheus documentation, "Exposition formats", text format 0.0.4.
struct MetricsText {
  /// What the answer with such a text is.
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Labels of every series.
  let constantLabels: [(name: String, value: String)]
  /// The text.
  private(set) var bytes: [UInt8] = []

  /// The kinds of metrics.
  enum Kind: String {
    case counter, gauge, histogram
  }

  init(constantLabels: [(name: String, value: String)]) {
    self.constantLabels = constantLabels
  }

  /// Begins a metric.
  mutating func family(_ name: String, _ kind: Kind, help: String) {
    append("# HELP \(name) \(MetricsText.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n")
  }

  /// Writes one value.
  mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: String) {
    let all = (constantLabels + labels).map { "\($0.name)=\"\(MetricsText.escaped($0.value, quotes: true))\"" }
    append("\(name){\(all.joined(separator: ","))} \(value)\n")
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
