import Journal

/// Turns the facts of an analysis into a document: the only place where findings become sentences.
///
/// ```swift
/// let options = ReportComposer.Options(created: now, generator: "chaos-report 0.1.0")
/// let document = ReportComposer(options: options).compose(analysis)
/// ```
public struct ReportComposer: Sendable {
  /// What a caller may choose.
  public struct Options: Sendable {
    /// The title; nil makes one from the experiments.
    public var title: String?
    /// When the report was made.
    public var created: Instant
    /// What made it, with its version.
    public var generator: String
    /// Values for `${name}` in arguments, beside those that the journals hold.
    public var variables: [String: String]
    /// Whether a reader can unfold what is too long to be shown; where none can, whole outputs are left out.
    public var canUnfold: Bool

    /// Makes options with a title of the report's own.
    public init(created: Instant, generator: String) {
      self.created = created
      self.generator = generator
      variables = [:]
      canUnfold = true
    }
  }

  private let options: Options

  /// Makes a composer.
  public init(options: Options) {
    self.options = options
  }

  /// Composes the report: page 1, comparison, runs, contributions, methods and appendix.
  public func compose(_ analysis: Analysis) -> Document {
    let voice = ReportVoice(analysis: analysis, variables: options.variables)
    let header = ReportHeader(voice: voice)
    var document = Document(
      title: options.title.map { voice.line($0) } ?? header.title, created: options.created,
      generator: options.generator)
    document.kicker = header.kicker
    document.subtitle = header.subtitle
    document.summary = header.summary
    document.keywords = header.keywords
    document.sources = analysis.runs.map {
      .init(label: voice.line($0.label, limit: 60), sha256: $0.journal.source.sha256)
    }
    document.sections = [SummarySection(voice: voice).section]
    if let gates = GateSection(voice: voice).section { document.sections.append(gates) }
    if let baseline = BaselineSection(voice: voice).section { document.sections.append(baseline) }
    if let comparison = ComparisonSection(voice: voice).section { document.sections.append(comparison) }
    if let trend = TrendSection(voice: voice).section { document.sections.append(trend) }
    for index in analysis.detailedRuns {
      document.sections.append(RunSection(voice: voice, index: index).section)
    }
    if let rest = RestOfRuns(voice: voice).section { document.sections.append(rest) }
    if let loads = LoadSection(voice: voice).section { document.sections.append(loads) }
    if let contributions = ContributionSection(voice: voice).section { document.sections.append(contributions) }
    document.sections.append(MethodsSection(voice: voice).section)
    document.sections.append(AppendixSection(voice: voice, canUnfold: options.canUnfold).section)
    return document
  }
}
