import JSON

/// Reads run entries.
struct ActivityRunReader {
  /// Reads the activity that an entry copied.
  let activities: ActivityReader
  /// The names that a `ref` can refer to.
  let references: ReferenceResolver
  /// The declared activities that entries without a name can be matched with by their place.
  let declared: [Activity]

  /// Reads a list of entries.
  func readList(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> [ActivityRun] {
    fields.objects(key, &warnings).enumerated().map { index, node in read(node, index: index, &warnings) }
  }

  private func read(_ node: JSONNode, index: Int, _ warnings: inout WarningCollector) -> ActivityRun {
    let fields = FieldReader(node: node)
    var run = ActivityRun(activity: activity(fields, index: index, &warnings))
    run.status = fields.text("status", &warnings)
    run.output = node["output"]
    run.start = InstantReader.read("start", of: fields, &warnings)
    run.end = InstantReader.read("end", of: fields, &warnings)
    run.duration = fields.number("duration", &warnings)
    run.toleranceMet = fields.flag("tolerance_met", &warnings)
    run.exception = exception(fields, &warnings)
    run.node = node
    if run.status == nil { warnings.add(.missing(key: "status"), at: node) }
    SpanCheck.warn(start: run.start, end: run.end, duration: run.duration, at: node, &warnings)
    return run
  }

  private func activity(_ fields: FieldReader, index: Int, _ warnings: inout WarningCollector) -> Activity {
    guard let node = fields.object("activity", &warnings) else {
      if fields.value("activity") == nil { warnings.add(.missing(key: "activity"), at: fields.node) }
      return Activity(kind: .unknown, name: fields.value("activity")?.string ?? "activity \(index + 1)")
    }
    // Before chaoslib 0.8 the entry, not the activity, says what kind it is.
    let word = fields.value("kind")?.string
    let kind: Activity.Kind = word == nil ? .unknown : word == "action" ? .action : .probe
    let declaration = word == nil || !declared.indices.contains(index) ? nil : declared[index]
    let isSame = declaration?.kind == kind
    let activity = activities.read(
      node, number: index + 1, kind: kind, fallbackName: isSame ? declaration?.name : word, &warnings)
    return references.resolve([activity], &warnings).first ?? activity
  }

  /// The traceback: a list of texts, or one text.
  private func exception(_ fields: FieldReader, _ warnings: inout WarningCollector) -> [String] {
    guard let value = fields.value("exception") else { return [] }
    switch value.kind {
    case .null: return []
    case .string: return [value.string ?? ""]
    case .array: return value.elements.map { $0.string ?? $0.rawText }
    case .bool, .number, .object:
      warnings.add(.unexpectedType(expected: "a list", found: value.kindWord), at: value)
      return [value.rawText]
    }
  }
}
