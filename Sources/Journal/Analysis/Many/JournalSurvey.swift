import JSON

/// A first look at many journals: what must be known of all of them before the first can be shown.
///
/// Secrets are collected, and of each journal its source, its experiment and its head are kept, not its outputs. Equal
/// experiments are kept once.
public struct JournalSurvey: Sendable {
  /// Different experiments that are kept whole; of further ones title, tags and contributions.
  static let experimentLimit = 200

  private var secrets = SecretValues()
  private var experiments: [String: Experiment] = [:]

  private let policy: RedactionPolicy

  /// Knows no journal.
  ///
  /// - Parameter policy: what to mask and to show beyond the built-in rules.
  public init(policy: RedactionPolicy = RedactionPolicy()) {
    self.policy = policy
  }

  /// Takes a journal in and gives back its reduced form, which keeps no byte of the file alive.
  public mutating func add(_ journal: RunJournal) -> RunJournal {
    let collector = SecretCollector(policy: policy)
    collector.collect(from: journal, into: &secrets)
    collector.register(journal, in: &secrets)
    return reduced(journal)
  }

  /// What masks the secrets of all journals taken in, and values that are secret as well.
  func redactor(given: [String]) -> Redactor {
    var values = secrets
    for value in given { values.insert(value) }
    return Redactor(isActive: true, values: values, policy: policy)
  }

  /// The journal without outputs, records and arguments.
  mutating func reduced(_ journal: RunJournal) -> RunJournal {
    var reduced = RunJournal(source: journal.source, experiment: experiment(journal.experiment))
    reduced.warnings = Array(journal.warnings.prefix(8))
    reduced.toolkitVersion = journal.toolkitVersion
    reduced.platform = journal.platform
    reduced.node = journal.node
    reduced.status = journal.status
    reduced.deviated = journal.deviated
    reduced.start = journal.start
    reduced.end = journal.end
    reduced.duration = journal.duration
    reduced.isCutOff = journal.isCutOff
    reduced.recordsRollbacks = journal.recordsRollbacks
    return reduced
  }

  private mutating func experiment(_ experiment: Experiment) -> Experiment {
    guard let node = experiment.node else { return JournalSurvey.bare(experiment) }
    let bytes = node.withRawBytes { Array($0) }
    let key = SHA256.hexadecimal(of: bytes)
    if let known = experiments[key] { return known }
    guard experiments.count < JournalSurvey.experimentLimit, let document = try? JSONDocument(bytes: bytes) else {
      return JournalSurvey.bare(experiment)
    }
    var warnings = WarningCollector()
    let own = ExperimentReader(document.root, &warnings).experiment
    experiments[key] = own
    return own
  }

  private static func bare(_ experiment: Experiment) -> Experiment {
    var bare = Experiment(title: experiment.title)
    bare.tags = experiment.tags
    bare.contributions = experiment.contributions
    return bare
  }
}
