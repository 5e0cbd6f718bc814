import JSON

/// Collects the secrets that a journal holds in clear.
enum SecretCollector {
  /// How deep values are looked into.
  static let depthLimit = 256
  /// Values under a sensitive key are masked elsewhere as well from this length on: shorter ones are often words.
  static let shortestElsewhere = 8
  /// The same for values found within a text, where more is a guess.
  static let shortestInText = 16

  /// Adds inline values of the `secrets` block, and values under sensitive keys.
  static func collect(from journal: RunJournal, into values: inout SecretValues) {
    if let secrets = journal.experiment.secrets { addLeaves(of: secrets, to: &values, least: 0, depth: 0) }
    guard let root = journal.rootNode, mayHoldSecrets(root, values: SecretValues()) else { return }
    addKeyed(in: root, to: &values, depth: 0)
    addShown(in: root, to: &values)
  }

  /// What is found by its shape or behind a key within a text, so that it is masked where it stands bare as well.
  private static func addShown(in root: JSONNode, to values: inout SecretValues) {
    root.withRawBytes { bytes in
      for finding in SecretScanner(bytes: bytes, values: SecretValues()).findings() {
        let text = bytes[finding.range]
        // An escape in the raw text is not what the decoded text holds.
        guard text.count >= shortestInText, text.count <= 1024, !text.contains(UInt8(ascii: "\\")) else { continue }
        values.insert(String(decoding: text, as: UTF8.self))
      }
    }
  }

  /// Whether a journal's bytes show anything that a walk over its values would mask.
  static func mayHoldSecrets(_ root: JSONNode, values: SecretValues) -> Bool {
    root.withRawBytes { SecretScanner(bytes: $0, values: values).hasFinding() || hasSensitiveContainer($0) }
  }

  /// A sensitive key before an object or array shows no value in the raw text.
  private static func hasSensitiveContainer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place + 2 < bytes.count {
      defer { place += 1 }
      guard bytes[place] == UInt8(ascii: "\""), bytes[place + 1] == UInt8(ascii: ":") else { continue }
      var next = place + 2
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "[") else { continue }
      var start = place
      while start > 0, place - start < SensitiveKey.limit, bytes[start - 1] != UInt8(ascii: "\"") { start -= 1 }
      if SensitiveKey.matches(bytes[start..<place]) { return true }
    }
    return false
  }

  /// Whether an object says where a secret comes from instead of holding it: `{"type": "env", "key": "TOKEN"}`.
  static func isDeclaration(_ node: JSONNode) -> Bool {
    guard let type = node["type"]?.string else { return false }
    return ["env", "vault", "file", "aws", "azure", "gcp"].contains(type)
  }

  private static func addLeaves(of node: JSONNode, to values: inout SecretValues, least: Int, depth: Int) {
    guard depth < depthLimit else { return }
    switch node.kind {
    case .string:
      if let text = node.string, text.utf8.count >= least, !text.hasPrefix("${") { values.insert(text) }
    case .array: for element in node.elements { addLeaves(of: element, to: &values, least: least, depth: depth + 1) }
    case .object:
      let isDeclaration = isDeclaration(node)
      for (key, value) in node.members where !isDeclaration || key == "default" || key == "value" {
        addLeaves(of: value, to: &values, least: least, depth: depth + 1)
      }
    case .null, .bool, .number: break
    }
  }

  private static func addKeyed(in node: JSONNode, to values: inout SecretValues, depth: Int) {
    guard depth < depthLimit else { return }
    switch node.kind {
    case .array: for element in node.elements { addKeyed(in: element, to: &values, depth: depth + 1) }
    case .object:
      for (key, value) in node.members {
        if SensitiveKey.matches(key) {
          addLeaves(of: value, to: &values, least: shortestElsewhere, depth: depth + 1)
        } else {
          addKeyed(in: value, to: &values, depth: depth + 1)
        }
      }
    case .null, .bool, .number, .string: break
    }
  }
}

extension RunJournal {
  /// The whole file, when the journal was read from one.
  var rootNode: JSONNode? {
    (experiment.node ?? run.first?.node ?? before?.probes.first?.node)?.document.root
  }
}
