import JSON

/// Collects the secrets that a journal holds in clear.
struct SecretCollector {
  let policy: RedactionPolicy

  /// How deep values are looked into.
  static let depthLimit = 256
  /// Values under a sensitive key are masked elsewhere as well from this length on: shorter ones are often words.
  static let shortestElsewhere = 8
  /// The same for values found within a text, where more is a guess.
  static let shortestInText = 16

  /// Adds inline values of the `secrets` block, and values under sensitive keys.
  ///
  /// - Returns: whether the journal may hold secrets.
  @discardableResult
  func collect(from journal: RunJournal, into values: inout SecretValues) -> Bool {
    if let secrets = journal.experiment.secrets { addLeaves(of: secrets, to: &values, least: 0, depth: 0) }
    guard let root = journal.rootNode, mayHoldSecrets(root, values: values) else { return false }
    addKeyed(in: root, to: &values, depth: 0)
    addShown(in: root, to: &values)
    return true
  }

  /// What is found by its shape or behind a key within a text, so that it is masked where it stands bare as well.
  private func addShown(in root: JSONNode, to values: inout SecretValues) {
    root.withRawBytes { bytes in
      for finding in SecretScanner(bytes: bytes, values: SecretValues(), policy: policy).findings() {
        let text = bytes[finding.range]
        // An escape in the raw text is not what the decoded text holds.
        guard text.count >= Self.shortestInText, text.count <= 1024, !text.contains(UInt8(ascii: "\\")) else {
          continue
        }
        values.insert(String(decoding: text, as: UTF8.self))
      }
    }
  }

  /// Numbers what is masked only where it stands: short values, matches of the caller's patterns.
  func register(_ journal: RunJournal, in values: inout SecretValues) {
    guard let root = journal.rootNode, mayHoldSecrets(root, values: values) else { return }
    var texts: [JSONNode] = []
    root.forEachText(limit: Self.depthLimit) { texts.append($0) }
    for text in texts {
      let string = text.string ?? ""
      guard string.utf8.count >= Self.shortestInText / 4 else { continue }
      for secret in Redactor.secrets(in: string, values: values, policy: policy) { values.register(secret) }
    }
  }

  /// Whether a journal's bytes show anything that a walk over its values would mask.
  func mayHoldSecrets(_ root: JSONNode, values: SecretValues) -> Bool {
    if !policy.maskedPatterns.isEmpty { return true }
    return root.withRawBytes {
      SecretScanner(bytes: $0, values: values, policy: policy).hasFinding() || hasSensitiveContainer($0)
    }
  }

  /// A sensitive key before an object or array shows no value in the raw text.
  private func hasSensitiveContainer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place + 2 < bytes.count {
      defer { place += 1 }
      guard bytes[place] == UInt8(ascii: "\""), bytes[place + 1] == UInt8(ascii: ":") else { continue }
      var next = place + 2
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "["),
        !isPlainDeclaration(bytes[next...])
      else { continue }
      var start = place
      while start > 0, place - start < SensitiveKey.limit, bytes[start - 1] != UInt8(ascii: "\"") { start -= 1 }
      if policy.isSensitive(bytes[start..<place]) { return true }
    }
    return false
  }

  /// Whether raw text begins with nothing but `{"type": "env", "key": "TOKEN"}`, as most secrets are declared.
  private func isPlainDeclaration(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var texts: [Slice<UnsafeBufferPointer<UInt8>>] = []
    var start: Int?
    for place in bytes.indices.dropFirst().prefix(256) {
      let byte = bytes[place]
      if let begin = start {
        if byte == UInt8(ascii: "\\") { return false }
        guard byte == UInt8(ascii: "\"") else { continue }
        texts.append(bytes[begin..<place])
        start = nil
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): start = place + 1
      case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: ":"), UInt8(ascii: ","): continue
      case UInt8(ascii: "}"):
        return texts.count == 4 && texts[0].elementsEqual("type".utf8) && texts[1].elementsEqual("env".utf8)
          && texts[2].elementsEqual("key".utf8)
      case _: return false
      }
    }
    return false
  }

  /// Whether an object says where a secret comes from instead of holding it: `{"type": "env", "key": "TOKEN"}`.
  static func isDeclaration(_ node: JSONNode) -> Bool {
    guard let type = node["type"]?.string else { return false }
    return ["env", "vault", "file", "aws", "azure", "gcp"].contains(type)
  }

  private func addLeaves(of node: JSONNode, to values: inout SecretValues, least: Int, depth: Int) {
    guard depth < Self.depthLimit else { return }
    switch node.kind {
    case .string:
      if let text = node.string, !text.isEmpty, !text.hasPrefix("${"), !policy.isAllowed(text.utf8) {
        if text.utf8.count >= least { values.insert(text) } else { values.register(Array(text.utf8)) }
      }
    case .array: for element in node.elements { addLeaves(of: element, to: &values, least: least, depth: depth + 1) }
    case .object:
      let isDeclaration = Self.isDeclaration(node)
      for (key, value) in node.members where !isDeclaration || key == "default" || key == "value" {
        addLeaves(of: value, to: &values, least: least, depth: depth + 1)
      }
    case .number: values.register(Array(node.rawText.utf8))
    case .null, .bool: break
    }
  }

  private func addKeyed(in node: JSONNode, to values: inout SecretValues, depth: Int) {
    guard depth < Self.depthLimit else { return }
    switch node.kind {
    case .array: for element in node.elements { addKeyed(in: element, to: &values, depth: depth + 1) }
    case .object:
      for (key, value) in node.members {
        if policy.isSensitive(key) {
          addLeaves(of: value, to: &values, least: Self.shortestElsewhere, depth: depth + 1)
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

extension JSONNode {
  /// Calls the closure with each text in a value, keys apart.
  fileprivate func forEachText(limit: Int, _ body: (JSONNode) -> Void) {
    guard limit > 0 else { return }
    switch kind {
    case .string: body(self)
    case .array: for element in elements { element.forEachText(limit: limit - 1, body) }
    case .object: for (_, value) in members { value.forEachText(limit: limit - 1, body) }
    case .null, .bool, .number: break
    }
  }
}
