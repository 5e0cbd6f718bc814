import JSON

/// Makes the model out of a JSON text that is a journal.
enum RunJournalReader {
  private static let knownKeys: Set<String> = [
    "chaoslib-version", "platform", "node", "experiment", "start", "end", "duration", "status", "deviated",
    "steady_states", "run", "rollbacks", "extensions", "safeguards", "contributions", "controls", "tags", "secrets",
    "configuration", "runtime",
  ]
  private static let namedKeys: Set<String> = [
    "chaoslib-version", "platform", "node", "experiment", "start", "end", "duration", "status", "deviated",
    "steady_states", "run", "rollbacks",
  ]

  /// Reads a journal.
  ///
  /// - Parameter collector: how many warnings are kept.
  static func read(
    _ document: JSONDocument, source: JournalSource, collector: WarningCollector = WarningCollector()
  ) -> RunJournal {
    var warnings = collector
    warnings.add(noticesOf: document)
    let root = document.root
    let fields = FieldReader(node: root)

    let declaration = experiment(fields, &warnings)
    var journal = RunJournal(source: source, experiment: declaration?.experiment ?? Experiment(title: ""))
    journal.toolkitVersion = fields.text("chaoslib-version", &warnings)
    journal.platform = fields.text("platform", &warnings)
    journal.node = fields.text("node", &warnings)
    journal.status = fields.text("status", &warnings).map(RunStatus.init(word:))
    journal.deviated = fields.flag("deviated", &warnings)
    journal.start = InstantReader.read("start", of: fields, &warnings)
    journal.end = InstantReader.read("end", of: fields, &warnings)
    journal.duration = fields.number("duration", &warnings)
    readBlocks(of: fields, declaration, into: &journal, &warnings)
    journal.recordsRollbacks = fields.value("rollbacks") != nil
    journal.extra = root.members.filter { !namedKeys.contains($0.key) }

    fields.warnAboutKeys(otherThan: knownKeys, &warnings)
    warnAboutGaps(in: journal, fields, &warnings)
    SpanCheck.warn(start: journal.start, end: journal.end, duration: journal.duration, at: root, &warnings)
    journal.warnings = warnings.warnings
    return journal
  }

  private static func experiment(
    _ fields: FieldReader, _ warnings: inout WarningCollector
  ) -> ExperimentReader? {
    guard let node = fields.object("experiment", &warnings) else {
      if fields.value("experiment") == nil { warnings.add(.missing(key: "experiment"), at: fields.node) }
      return nil
    }
    return ExperimentReader(node, &warnings)
  }

  private static func readBlocks(
    of fields: FieldReader, _ declaration: ExperimentReader?, into journal: inout RunJournal,
    _ warnings: inout WarningCollector
  ) {
    let activities = ActivityReader(configuration: journal.experiment.configuration, isDeclared: false)
    let references =
      declaration?.references ?? ReferenceResolver(hypothesis: [], method: [], rollbacks: [])
    func reader(_ declared: [Activity]) -> ActivityRunReader {
      ActivityRunReader(activities: activities, references: references, declared: declared)
    }
    if let node = fields.object("steady_states", &warnings) {
      let states = FieldReader(node: node)
      let hypothesis = SteadyStateReader(runs: reader(journal.experiment.hypothesis?.probes ?? []))
      journal.before = hypothesis.read("before", of: states, &warnings)
      journal.during = hypothesis.readRounds("during", of: states, &warnings)
      journal.after = hypothesis.read("after", of: states, &warnings)
    }
    journal.run = reader(journal.experiment.method).readList("run", of: fields, &warnings)
    journal.rollbacks = reader(journal.experiment.rollbacks).readList("rollbacks", of: fields, &warnings)
  }

  /// Warns about what every version writes and this journal lacks.
  private static func warnAboutGaps(
    in journal: RunJournal, _ fields: FieldReader, _ warnings: inout WarningCollector
  ) {
    // chaoslib before 0.8 wrote neither a status nor steady states.
    let writesStatus = fields.node["status"] != nil || fields.node["steady_states"] != nil
    let lacksEnd = fields.value("end") == nil
    if journal.start != nil, lacksEnd || (writesStatus && journal.status == nil) {
      warnings.add(.killed, at: fields.node)
    } else if lacksEnd {
      warnings.add(.missing(key: "end"), at: fields.node)
    }
    for key in ["chaoslib-version", "start", "run"] where fields.value(key) == nil {
      warnings.add(.missing(key: key), at: fields.node)
    }
  }
}
