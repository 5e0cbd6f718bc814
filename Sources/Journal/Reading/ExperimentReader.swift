import JSON

/// Reads the experiment as the journal's copy of it declares it.
struct ExperimentReader {
  private static let knownKeys: Set<String> = [
    "version", "title", "description", "tags", "contributions", "steady-state-hypothesis", "method", "rollbacks",
    "configuration", "secrets", "controls", "extensions", "runtime", "dry", "safeguards", "settings", "imports",
    "source", "name", "path",
  ]

  /// What was read.
  private(set) var experiment: Experiment
  /// The names that a `ref` can refer to.
  private(set) var references: ReferenceResolver

  /// Reads an experiment.
  init(_ node: JSONNode, _ warnings: inout WarningCollector) {
    let fields = FieldReader(node: node)
    fields.warnAboutKeys(otherThan: ExperimentReader.knownKeys, &warnings)
    let title = fields.text("title", &warnings)
    if title == nil { warnings.add(.missing(key: "title"), at: node) }
    experiment = Experiment(title: title ?? "")
    experiment.description = fields.text("description", &warnings)
    experiment.tags = ExperimentReader.tags(fields, &warnings)
    experiment.contributions = ExperimentReader.contributions(fields, &warnings)
    experiment.configuration = fields.value("configuration")
    experiment.secrets = fields.value("secrets")
    experiment.controls = ExperimentReader.controls(fields, &warnings)
    experiment.node = node

    let reader = ActivityReader(configuration: fields.value("configuration"), isDeclared: true)
    let hypothesis = ExperimentReader.hypothesis(fields, reader, &warnings)
    let method = reader.readList("method", of: fields, &warnings)
    let rollbacks = reader.readList("rollbacks", of: fields, &warnings)
    references = ReferenceResolver(hypothesis: hypothesis?.probes ?? [], method: method, rollbacks: rollbacks)
    experiment.hypothesis = hypothesis.map { hypothesis in
      Hypothesis(title: hypothesis.title, probes: references.resolve(hypothesis.probes, &warnings))
    }
    experiment.method = references.resolve(method, &warnings)
    experiment.rollbacks = references.resolve(rollbacks, &warnings)
  }

  /// The hypothesis; a mere text, as the first versions had it, is its title.
  private static func hypothesis(
    _ fields: FieldReader, _ reader: ActivityReader, _ warnings: inout WarningCollector
  ) -> Hypothesis? {
    if let title = fields.value("steady-state-hypothesis")?.string { return Hypothesis(title: title, probes: []) }
    guard let node = fields.object("steady-state-hypothesis", &warnings) else { return nil }
    let hypothesis = FieldReader(node: node)
    return Hypothesis(
      title: hypothesis.text("title", &warnings), probes: reader.readList("probes", of: hypothesis, &warnings))
  }

  private static func tags(_ fields: FieldReader, _ warnings: inout WarningCollector) -> [String] {
    guard let value = fields.value("tags") else { return [] }
    guard value.kind == .array else {
      warnings.add(.unexpectedType(expected: "a list", found: value.kindWord), at: value)
      return value.string.map { [$0] } ?? []
    }
    return value.elements.compactMap { tag in
      if let text = tag.string { return text }
      warnings.add(.unexpectedType(expected: "text", found: tag.kindWord), at: tag)
      return tag.kind == .number ? tag.rawText : nil
    }
  }

  private static func contributions(
    _ fields: FieldReader, _ warnings: inout WarningCollector
  ) -> [Contribution] {
    guard let node = fields.object("contributions", &warnings) else { return [] }
    return node.members.compactMap { property, value in
      if let level = value.string { return Contribution(property: property, level: level) }
      warnings.add(.unexpectedType(expected: "text", found: value.kindWord), at: value)
      return value.kind == .number ? Contribution(property: property, level: value.rawText) : nil
    }
  }

  private static func controls(_ fields: FieldReader, _ warnings: inout WarningCollector) -> [String] {
    fields.objects("controls", &warnings).enumerated().map { index, node in
      let control = FieldReader(node: node)
      return control.text("name", &warnings) ?? control.value("provider")?["module"]?.string ?? "control \(index + 1)"
    }
  }
}
