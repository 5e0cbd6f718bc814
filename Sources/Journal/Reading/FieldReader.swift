import JSON

/// Reads the fields of one object leniently: what is absent or null is nil, what is of an odd type is nil or
/// the nearest sense, with a warning.
struct FieldReader {
  /// The object.
  let node: JSONNode

  /// The value of a key; nil when it is absent or null.
  func value(_ key: String) -> JSONNode? {
    guard let value = node[key], !value.isNull else { return nil }
    return value
  }

  /// A text.
  ///
  /// Numbers and truth values count as the text they are written as.
  func text(_ key: String, _ warnings: inout WarningCollector) -> String? {
    guard let value = value(key) else { return nil }
    if let string = value.string { return string }
    warnings.add(.unexpectedType(expected: "text", found: value.kindWord), at: value)
    return switch value.kind {
    case .number, .bool: value.rawText
    case .null, .string, .array, .object: nil
    }
  }

  /// A finite number, also one that stands in quotes.
  func number(_ key: String, _ warnings: inout WarningCollector) -> Double? {
    guard let value = value(key) else { return nil }
    if let number = value.numericDouble, number.isFinite { return number }
    warnings.add(.unexpectedType(expected: "a number", found: value.kindWord), at: value)
    return nil
  }

  /// True or false, also in quotes and in the way Python writes it.
  func flag(_ key: String, _ warnings: inout WarningCollector) -> Bool? {
    guard let value = value(key) else { return nil }
    if let flag = value.bool { return flag }
    warnings.add(.unexpectedType(expected: "true or false", found: value.kindWord), at: value)
    return switch value.string {
    case "true", "True": true
    case "false", "False": false
    default: nil
    }
  }

  /// An object.
  func object(_ key: String, _ warnings: inout WarningCollector) -> JSONNode? {
    guard let value = value(key) else { return nil }
    if value.kind == .object { return value }
    warnings.add(.unexpectedType(expected: "an object", found: value.kindWord), at: value)
    return nil
  }

  /// The objects of a list; a lone object counts as a list of one.
  ///
  /// Null entries are left out without a word.
  func objects(_ key: String, _ warnings: inout WarningCollector) -> [JSONNode] {
    guard let value = value(key) else { return [] }
    switch value.kind {
    case .array: break
    case .object:
      warnings.add(.unexpectedType(expected: "a list", found: value.kindWord), at: value)
      return [value]
    case .null, .bool, .number, .string:
      warnings.add(.unexpectedType(expected: "a list", found: value.kindWord), at: value)
      return []
    }
    var objects: [JSONNode] = []
    for element in value.elements where !element.isNull {
      if element.kind == .object {
        objects.append(element)
      } else {
        warnings.add(.unexpectedType(expected: "an object", found: element.kindWord), at: element)
      }
    }
    return objects
  }

  /// Warns about keys that are not among the known ones, names that start with `x-` apart.
  func warnAboutKeys(otherThan known: Set<String>, _ warnings: inout WarningCollector) {
    for (key, value) in node.members where !known.contains(key) && !key.hasPrefix("x-") {
      warnings.add(.unknownKey(key), at: value)
    }
  }
}

extension JSONNode {
  /// The kind in a word, for warnings.
  var kindWord: String {
    switch kind {
    case .null: "null"
    case .bool: "true or false"
    case .number: number?.isFinite == false ? rawText : "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
