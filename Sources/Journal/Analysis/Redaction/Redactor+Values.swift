import JSON

extension Redactor {
  /// How much of a value is kept.
  public struct Limits: Sendable {
    /// How deep containers go.
    public var depth = 64
    /// The most elements or members of one container.
    public var elements = 20_000
    /// The most values in all.
    public var values = 500_000
    /// The longest text, in Unicode scalars.
    public var text = 1_000_000

    /// Makes the default limits.
    public init() {}
  }

  /// The value with its secrets masked; what is beyond the limits is replaced by a text that says so.
  public func masked(_ node: JSONNode, limits: Limits = Limits()) -> JSONValue {
    var walk = MaskingWalk(redactor: self, limits: limits)
    return walk.masked(node, depth: 0)
  }

  /// The places of a journal whose values are masked, in the order of the file; the first ``placeLimit``.
  public func places(in journal: RunJournal) -> [MaskedPlace] {
    guard isActive, let root = journal.rootNode, mayHoldSecrets(journal) else { return [] }
    var walk = PlaceWalk(redactor: self, secrets: journal.experiment.secrets?.byteRange)
    walk.visit(root, depth: 0)
    return walk.places
  }
}

/// Builds a masked copy of a value.
private struct MaskingWalk {
  let redactor: Redactor
  let limits: Redactor.Limits
  var count = 0

  mutating func masked(_ node: JSONNode, depth: Int) -> JSONValue {
    count += 1
    switch node.kind {
    case .null, .bool: return node.value
    case .number: return node.byteRange.count > 400 ? .string("(number of \(node.byteRange.count) digits)") : node.value
    case .string: return .string(text(node.string ?? ""))
    case .array:
      guard depth < limits.depth else { return .string("(nested deeper)") }
      var items: [JSONValue] = []
      var flag: String?
      for element in node.elements {
        guard items.count < limits.elements, count < limits.values else {
          items.append(.string("… (\(node.count - items.count) more)"))
          break
        }
        if let name = flag, redactor.isSensitive(key: name), let secret = element.string {
          items.append(.string(redactor.replacement(for: secret)))
        } else {
          items.append(masked(element, depth: depth + 1))
        }
        flag = element.flagName
      }
      return .array(items)
    case .object:
      guard depth < limits.depth else { return .string("(nested deeper)") }
      var members: [(key: String, value: JSONValue)] = []
      for (key, value) in node.members {
        guard members.count < limits.elements, count < limits.values else {
          members.append((key: "…", value: .string("(\(node.count - members.count) more)")))
          break
        }
        let isSecret = redactor.isSensitive(key: key) && !SecretCollector.isDeclaration(value)
        members.append(
          (key: text(key), value: isSecret ? hidden(value, depth: depth + 1) : masked(value, depth: depth + 1)))
      }
      return .object(JSONObject(members))
    }
  }

  /// The value of a sensitive key: every text and number in it is masked.
  private mutating func hidden(_ node: JSONNode, depth: Int) -> JSONValue {
    count += 1
    switch node.kind {
    case .null, .bool: return node.value
    case .number: return .string(redactor.replacement(for: node.rawText))
    case .string:
      let text = node.string ?? ""
      return .string(text.isPlaceholder ? text : redactor.replacement(for: text))
    case .array:
      guard depth < limits.depth, count < limits.values else { return .string("(nested deeper)") }
      return .array(node.elements.prefix(limits.elements).map { hidden($0, depth: depth + 1) })
    case .object:
      guard depth < limits.depth, count < limits.values else { return .string("(nested deeper)") }
      let members = node.members.prefix(limits.elements)
      return .object(JSONObject(members.map { (key: $0.key, value: hidden($0.value, depth: depth + 1)) }))
    }
  }

  private func text(_ text: String) -> String {
    guard text.utf8.count > limits.text else { return redactor.mask(text) }
    let masked = redactor.mask(text).unicodeScalars
    return masked.count <= limits.text ? String(masked) : String(masked.prefix(limits.text)) + "…"
  }
}

/// Lists the places that are masked.
private struct PlaceWalk {
  let redactor: Redactor
  /// Where the experiment's secrets block stands.
  let secrets: Range<Int>?
  var places: [MaskedPlace] = []

  private var isFull: Bool { places.count >= Redactor.placeLimit }

  mutating func visit(_ node: JSONNode, depth: Int) {
    guard !isFull, depth < SecretCollector.depthLimit else { return }
    switch node.kind {
    case .null, .bool, .number: break
    case .string: visitText(node)
    case .array:
      var flag: String?
      for element in node.elements {
        if let name = flag, redactor.isSensitive(key: name), element.kind == .string {
          add(element, .keyName(name))
        } else {
          visit(element, depth: depth + 1)
        }
        flag = element.flagName
        if isFull { return }
      }
    case .object:
      if let secrets, node.byteRange == secrets { return visitLeaves(node, .secretsBlock, depth: depth) }
      for (key, value) in node.members {
        if redactor.isSensitive(key: key), !SecretCollector.isDeclaration(value) {
          visitLeaves(value, .keyName(BoundedText.line(key, limit: 120)), depth: depth + 1)
        } else {
          visit(value, depth: depth + 1)
        }
        if isFull { return }
      }
    }
  }

  private mutating func visitLeaves(_ node: JSONNode, _ rule: MaskedPlace.Rule, depth: Int) {
    guard !isFull, depth < SecretCollector.depthLimit else { return }
    switch node.kind {
    case .null, .bool: break
    case .number: if rule != .secretsBlock { add(node, rule) }
    case .string: if let text = node.string, !text.isEmpty, !text.isPlaceholder { add(node, rule) }
    case .array: for element in node.elements { visitLeaves(element, rule, depth: depth + 1) }
    case .object:
      let isDeclaration = SecretCollector.isDeclaration(node)
      for (key, value) in node.members where !isDeclaration || key == "default" || key == "value" {
        visitLeaves(value, rule, depth: depth + 1)
      }
    }
  }

  private mutating func visitText(_ node: JSONNode) {
    guard let text = node.string else { return }
    let findings = Redactor.findings(in: text, values: redactor.values, policy: redactor.policy)
    if let finding = findings.first { add(node, finding.rule) }
  }

  private mutating func add(_ node: JSONNode, _ rule: MaskedPlace.Rule) {
    guard !isFull else { return }
    places.append(MaskedPlace(path: node.path, rule: rule))
  }
}

extension String {
  /// Whether the text only stands for a value: `${token}`.
  var isPlaceholder: Bool { hasPrefix("${") && hasSuffix("}") }
}

extension JSONNode {
  /// The name of a command-line option that takes the next element as its value: `--token`.
  fileprivate var flagName: String? {
    guard kind == .string, let text = string, text.hasPrefix("--"), !text.contains("=") else { return nil }
    return String(text.dropFirst(2))
  }
}
