import JSON

/// Reads actions and probes: as an experiment declares them, and as run entries copy them.
struct ActivityReader {
  private static let knownKeys: Set<String> = [
    "type", "name", "provider", "tolerance", "pauses", "background", "ref", "controls", "secrets", "configuration",
    "dry", "title", "description", "tags", "timeout",
  ]

  /// The experiment's configuration, for pauses such as `"${grace}"`.
  let configuration: JSONNode?
  /// Whether the activity stands in the experiment; only there are slips reported, its copies in runs repeat them.
  let isDeclared: Bool

  /// Reads the activities of a list.
  ///
  /// The steps of chaoslib 0.1 to 0.4 each give up to three: the steady probe, the action and the close probe.
  func readList(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> [Activity] {
    var activities: [Activity] = []
    for node in fields.objects(key, &warnings) {
      let step = FieldReader(node: node)
      if isStep(step) {
        readStep(step, into: &activities, &warnings)
      } else {
        activities.append(read(node, number: activities.count + 1, &warnings))
      }
    }
    return activities
  }

  /// Reads one activity.
  ///
  /// - Parameters:
  ///   - node: the activity, an object.
  ///   - number: its number in its list, for a made-up name.
  ///   - kind: what it is when it does not say so itself.
  ///   - fallbackName: what to call it when it has no name.
  func read(
    _ node: JSONNode, number: Int, kind: Activity.Kind = .unknown, fallbackName: String? = nil,
    _ warnings: inout WarningCollector
  ) -> Activity {
    let fields = FieldReader(node: node)
    let reference = fields.value("ref")?.string
    let isFlat = ProviderReader.isFlat(fields)
    if isDeclared, !isFlat { fields.warnAboutKeys(otherThan: ActivityReader.knownKeys, &warnings) }

    var activity = Activity(
      kind: declaredKind(fields) ?? kind,
      name: name(fields, number: number, reference: reference, fallback: fallbackName, &warnings))
    activity.provider =
      isFlat
      ? ProviderReader.readFields(fields, isDeclared: isDeclared, &warnings)
      : ProviderReader.read(fields, isDeclared: isDeclared, &warnings)
    if activity.provider == nil, reference == nil, isDeclared { warnings.add(.missing(key: "provider"), at: node) }
    activity.tolerance = ToleranceReader.read(fields, &warnings)
    if let pauses = fields.object("pauses", &warnings) {
      let pauses = FieldReader(node: pauses)
      activity.pauseBefore = pause("before", of: pauses, &warnings)
      activity.pauseAfter = pause("after", of: pauses, &warnings)
    }
    activity.isBackground = isBackground(fields, &warnings)
    activity.reference = reference
    activity.node = node
    return activity
  }

  private func declaredKind(_ fields: FieldReader) -> Activity.Kind? {
    switch fields.value("type")?.string {
    case "action": .action
    case "probe": .probe
    default: nil
    }
  }

  private func name(
    _ fields: FieldReader, number: Int, reference: String?, fallback: String?, _ warnings: inout WarningCollector
  ) -> String {
    for key in ["name", "title"] {
      if let name = fields.text(key, &warnings), !name.isEmpty { return name }
    }
    if let reference { return reference }
    if let fallback { return fallback }
    warnings.add(.missing(key: "name"), at: fields.node)
    return "activity \(number)"
  }

  /// A pause in seconds, also one that the configuration gives as `${name}`.
  private func pause(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> Double? {
    guard let value = fields.value(key) else { return nil }
    let written = value.string.map { inlineValue($0) ?? value } ?? value
    if let seconds = written.numericDouble, seconds.isFinite, seconds >= 0 { return seconds }
    // What `${name}` became may stand only in the environment of the run.
    if value.string?.contains("${") != true {
      warnings.add(.unexpectedType(expected: "a number of seconds", found: value.kindWord), at: value)
    }
    return nil
  }

  private func inlineValue(_ text: String) -> JSONNode? {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
    return configuration?[String(text.dropFirst(2).dropLast())]
  }

  /// Whether it runs beside the others, as chaoslib decides it: by Python's idea of truth.
  private func isBackground(_ fields: FieldReader, _ warnings: inout WarningCollector) -> Bool {
    guard let value = fields.value("background") else { return false }
    if let flag = value.bool { return flag }
    if isDeclared { warnings.add(.unexpectedType(expected: "true or false", found: value.kindWord), at: value) }
    return switch value.kind {
    case .null, .bool: false
    case .number: value.double != 0
    case .string: value.string?.isEmpty == false
    case .array: value.elements.contains { _ in true }
    case .object: value.members.contains { _ in true }
    }
  }

  private func isStep(_ fields: FieldReader) -> Bool {
    guard fields.value("provider") == nil, fields.value("ref") == nil else { return false }
    return fields.value("action")?.kind == .object || fields.value("probes")?.kind == .object
  }

  private func readStep(
    _ step: FieldReader, into activities: inout [Activity], _ warnings: inout WarningCollector
  ) {
    let title = step.text("title", &warnings)
    let probes = step.object("probes", &warnings).map(FieldReader.init)
    let parts: [(node: JSONNode?, kind: Activity.Kind, word: String)] = [
      (probes?.object("steady", &warnings), .probe, "steady state"),
      (step.object("action", &warnings), .action, "action"),
      (probes?.object("close", &warnings), .probe, "close state"),
    ]
    for part in parts {
      guard let node = part.node else { continue }
      activities.append(
        read(
          node, number: activities.count + 1, kind: part.kind,
          fallbackName: title.map { "\($0) (\(part.word))" }, &warnings))
    }
  }
}
