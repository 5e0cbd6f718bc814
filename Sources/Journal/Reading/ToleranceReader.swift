import JSON

/// Reads what a probe's value is judged by.
enum ToleranceReader {
  /// The tolerance of an activity; nil when it declares none.
  ///
  /// A declared null is a value like any other.
  static func read(_ fields: FieldReader, _ warnings: inout WarningCollector) -> Tolerance? {
    guard let node = fields.node["tolerance"] else { return nil }
    switch node.kind {
    case .null, .bool, .number, .string: return .equals(node.value)
    case .array: return .list(node.elements.map(\.value))
    case .object: return read(FieldReader(node: node), object: node, &warnings)
    }
  }

  private static func read(
    _ fields: FieldReader, object node: JSONNode, _ warnings: inout WarningCollector
  ) -> Tolerance {
    let target = fields.value("target")?.string
    switch fields.value("type")?.string {
    case "regex":
      guard let pattern = fields.text("pattern", &warnings) else { break }
      return .regex(pattern: pattern, target: target)
    case "jsonpath":
      guard let path = fields.text("path", &warnings) else { break }
      let count = fields.value("count")
      if let count, count.int == nil {
        warnings.add(.unexpectedType(expected: "a whole number", found: count.kindWord), at: count)
      }
      return .jsonpath(path: path, count: count?.int, expect: node["expect"]?.value, target: target)
    case "range":
      let bounds = fields.value("range")?.elements.prefix(3).map(\.numericDouble) ?? []
      guard bounds.count == 2, let low = bounds[0], let high = bounds[1], !low.isNaN, !high.isNaN else { break }
      return .range(low: low, high: high, target: target)
    case "probe":
      return .probe(name: fields.text("name", &warnings), provider: probeProvider(fields, &warnings))
    default: break
    }
    warnings.add(.unexpectedType(expected: "a tolerance", found: "an object"), at: node)
    return .other(node.value)
  }

  /// The provider of a probe tolerance, which some authors write straight into the tolerance.
  private static func probeProvider(_ fields: FieldReader, _ warnings: inout WarningCollector) -> Provider? {
    if let provider = ProviderReader.read(fields, isDeclared: false, &warnings) { return provider }
    let arguments = fields.value("arguments")
    if let module = fields.value("module")?.string {
      return .python(module: module, function: fields.value("func")?.string ?? "", arguments: arguments)
    }
    if let url = fields.value("url")?.string {
      return .http(url: url, method: fields.value("method")?.string, arguments: arguments)
    }
    return fields.value("path")?.string.map { .process(path: $0, arguments: arguments) }
  }
}
