import JSON
import Journal

/// What every section needs to speak: the facts, the masks and the values of variables.
struct ReportVoice: Sendable {
  let analysis: Analysis
  /// The stable anchor of each run's section, unique.
  let anchors: [String]
  private let variables: [String: String]

  init(analysis: Analysis, variables: [String: String]) {
    self.analysis = analysis
    self.variables = variables
    var used: Set<String> = []
    anchors = analysis.runs.enumerated().map { index, run in
      var slug = "run-" + Self.slug(run.label)
      if slug == "run-" || used.contains(slug) { slug = "run-\(index + 1)-" + Self.slug(run.label) }
      used.insert(slug)
      return slug
    }
  }

  /// One line from outside: masked, bounded, without control characters.
  func line(_ text: String, limit: Int = 200) -> String {
    BoundedText.line(analysis.redactor.mask(text), limit: limit)
  }

  /// One line of an activity's declaration with the variables that are known put in.
  func line(resolving text: String, of experiment: Experiment, limit: Int = 300) -> String {
    let substitution = Substitution(
      configuration: experiment.configuration, secrets: experiment.secrets, variables: variables)
    return line(substitution.resolve(text), limit: limit)
  }

  /// Configuration entries whose values were given for this report, sorted by name.
  func given(in configuration: JSONNode) -> [(name: String, value: String)] {
    variables.keys.sorted().compactMap { name in
      guard configuration[name] != nil, let value = variables[name] else { return nil }
      let redactor = analysis.redactor
      return (line(name), redactor.isSensitive(key: name) ? redactor.replacement(for: value) : line(value))
    }
  }

  /// The name of a run with its experiment's title.
  func title(of run: RunAnalysis) -> String {
    let title = line(run.journal.experiment.title)
    return title.isEmpty ? "Untitled experiment" : title
  }

  /// What the runs of one experiment are held against in the report: a baseline outside it has that name to itself.
  var reference: String { analysis.hasOutsideBaseline ? "the first run" : "the baseline" }

  /// What the steps of a trend are held against: a baseline outside the report only where it knows their experiment.
  func reference(of trend: Trend) -> String {
    analysis.unmatched.contains(trend.rows[trend.baseline].run) ? "the first run" : "the baseline"
  }

  /// A link to a run's section.
  func link(to index: Int) -> Inline {
    .link([.text(line(analysis.runs[index].label, limit: 60))], to: .anchor(anchors[index]))
  }

  private static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars.prefix(60) {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }
}

/// `1 check`, `3 checks`.
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(ShortNumber.text(count)) \(count == 1 ? one : many ?? one + "s")"
}
