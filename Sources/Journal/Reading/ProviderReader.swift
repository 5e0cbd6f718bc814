import JSON

/// Reads what does an activity's work.
enum ProviderReader {
  private static let knownKeys: Set<String> = [
    "type", "module", "func", "arguments", "secrets", "timeout", "path", "url", "method", "headers", "verify_tls",
    "expected_status", "env", "max_tries", "retries",
  ]

  /// Reads the `provider` of an activity; nil when it has none.
  static func read(_ fields: FieldReader, isDeclared: Bool, _ warnings: inout WarningCollector) -> Provider? {
    guard let node = fields.value("provider") else { return nil }
    guard node.kind == .object else {
      warnings.add(.unexpectedType(expected: "an object", found: node.kindWord), at: node)
      return .other(type: node.string ?? "", node: node)
    }
    let provider = FieldReader(node: node)
    if isDeclared { provider.warnAboutKeys(otherThan: knownKeys, &warnings) }
    return readFields(provider, isDeclared: isDeclared, &warnings)
  }

  /// Reads a provider's own fields, which chaoslib before 0.5 wrote straight into the activity.
  static func readFields(_ fields: FieldReader, isDeclared: Bool, _ warnings: inout WarningCollector) -> Provider {
    func required(_ key: String) -> String {
      if let text = fields.text(key, &warnings) { return text }
      if isDeclared, fields.value(key) == nil { warnings.add(.missing(key: key), at: fields.node) }
      return ""
    }
    let arguments = fields.value("arguments")
    let type = fields.value("type")?.string
    switch type ?? impliedType(fields) {
    case "python":
      return .python(module: required("module"), function: required("func"), arguments: arguments)
    case "process":
      return .process(path: required("path"), arguments: arguments)
    case "http":
      return .http(url: required("url"), method: fields.text("method", &warnings), arguments: arguments)
    case let other:
      if type == nil, isDeclared { warnings.add(.missing(key: "type"), at: fields.node) }
      return .other(type: other, node: fields.node)
    }
  }

  /// Whether an activity names its provider in its own `type`.
  static func isFlat(_ fields: FieldReader) -> Bool {
    switch fields.value("type")?.string {
    case "python", "process", "http": true
    default: false
    }
  }

  private static func impliedType(_ fields: FieldReader) -> String {
    if fields.value("module") != nil { return "python" }
    if fields.value("url") != nil { return "http" }
    return fields.value("path") != nil ? "process" : ""
  }
}
