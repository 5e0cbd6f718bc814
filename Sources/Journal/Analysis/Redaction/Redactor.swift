import JSON

/// Masks what is secret in texts and values of journals.
///
/// A secret becomes `[masked 3]`. Equal secrets have equal numbers in all of a report, whatever form they stand in;
/// the number is the place at which a secret is first met, so that it says nothing about its value.
///
/// ```swift
/// let redactor = Redactor(journals)
/// redactor.mask("curl http://admin:hunter22@db/")  // "curl http://admin:[masked 1]@db/"
/// ```
public struct Redactor: Sendable {
  /// Masks nothing.
  public static let none = Redactor(isActive: false, values: SecretValues(), policy: RedactionPolicy())

  /// The most places that are listed for one journal.
  public static let placeLimit = 200

  /// Whether anything is masked at all.
  public let isActive: Bool
  let values: SecretValues
  /// What is masked and shown beyond the built-in rules.
  public let policy: RedactionPolicy
  /// The files that are known to hold no secret, by their identity.
  private let bare: [ObjectIdentifier: JSONDocument]

  init(isActive: Bool, values: SecretValues, policy: RedactionPolicy, bare: [JSONDocument] = []) {
    self.isActive = isActive
    self.values = values
    self.policy = policy
    self.bare = Dictionary(bare.map { (ObjectIdentifier($0), $0) }) { first, _ in first }
  }

  /// Knows the secrets of a set of journals: a secret of one is masked in all.
  ///
  /// - Parameters:
  ///   - policy: what to mask and to show beyond the built-in rules.
  ///   - given: values that did not come from a journal and are secret as well.
  public init(_ journals: [RunJournal], policy: RedactionPolicy = RedactionPolicy(), given: [String] = []) {
    var values = SecretValues()
    let collector = SecretCollector(policy: policy)
    for value in given { values.insert(value) }
    var bare: [JSONDocument] = []
    for journal in journals where !collector.collect(from: journal, into: &values) {
      if let root = journal.rootNode { bare.append(root.document) }
    }
    // What one journal holds may stand in the others.
    if !values.isEmpty { bare = [] }
    let known = Set(bare.map(ObjectIdentifier.init))
    for journal in journals {
      guard let root = journal.rootNode, !known.contains(ObjectIdentifier(root.document)) else { continue }
      collector.register(journal, in: &values)
    }
    self.init(isActive: true, values: values, policy: policy, bare: bare)
  }

  /// Whether a walk over a journal may find something to mask.
  func mayHoldSecrets(_ journal: RunJournal) -> Bool {
    guard let root = journal.rootNode, bare[ObjectIdentifier(root.document)] == nil else { return false }
    return SecretCollector(policy: policy).mayHoldSecrets(root, values: values)
  }

  /// Knows the secrets of one journal.
  public init(_ journal: RunJournal) { self.init([journal]) }

  /// The text with its secrets masked.
  ///
  /// Takes one pass over the bytes; a text without secrets is given back as it is.
  public func mask(_ text: String) -> String {
    guard isActive else { return text }
    var text = text
    let findings = Redactor.findings(in: text, values: values, policy: policy)
    guard !findings.isEmpty else { return text }
    return text.withUTF8 { bytes in
      var masked: [UInt8] = []
      masked.reserveCapacity(bytes.count)
      var place = 0
      for finding in findings {
        masked += bytes[place..<finding.range.lowerBound]
        let secret = Array(bytes[finding.range])
        // A value that was masked as a value may stand behind its key in a text.
        masked +=
          Redactor.isToken(secret) ? secret : Array(Redactor.token(finding.number ?? values.number(of: secret)).utf8)
        place = finding.range.upperBound
      }
      masked += bytes[place...]
      return String(decoding: masked, as: UTF8.self)
    }
  }

  /// What is secret in a text, and where, by the built-in rules and the caller's patterns; in order, without overlaps.
  static func findings(in text: String, values: SecretValues, policy: RedactionPolicy) -> [SecretScanner.Finding] {
    var text = text
    var findings = text.withUTF8 { SecretScanner(bytes: $0, values: values, policy: policy).findings() }
    let extra = policy.ranges(in: text)
    guard !extra.isEmpty else { return findings }
    let rule = MaskedPlace.Rule.pattern("a pattern given for this report")
    findings += extra.map { SecretScanner.Finding(range: $0, rule: rule) }
    findings.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    var merged: [SecretScanner.Finding] = []
    for finding in findings {
      guard let last = merged.last, finding.range.lowerBound < last.range.upperBound else {
        merged.append(finding)
        continue
      }
      if finding.range.upperBound > last.range.upperBound {
        merged[merged.count - 1].range = last.range.lowerBound..<finding.range.upperBound
        merged[merged.count - 1].number = nil
      }
    }
    return merged
  }

  /// The secrets in a text.
  static func secrets(in text: String, values: SecretValues, policy: RedactionPolicy) -> [[UInt8]] {
    var text = text
    let findings = findings(in: text, values: values, policy: policy)
    guard !findings.isEmpty else { return [] }
    return text.withUTF8 { bytes in findings.filter { $0.number == nil }.map { Array(bytes[$0.range]) } }
  }

  /// What stands in place of a secret.
  public func replacement(for secret: String) -> String {
    guard isActive, !policy.isAllowed(secret.utf8) else { return secret }
    return Redactor.token(values.number(of: Array(secret.utf8)))
  }

  /// Whether a key's value is a secret by the key's name, such as `password` or `clientSecret`.
  public func isSensitive(key: String) -> Bool { isActive && policy.isSensitive(key) }

  /// Whether a text shows that something in it was masked.
  public static func showsMask(_ text: String) -> Bool { text.contains("[masked") }

  private static func isToken(_ text: [UInt8]) -> Bool {
    guard text.starts(with: "[masked".utf8), text.last == UInt8(ascii: "]") else { return false }
    let number = text.dropFirst("[masked".utf8.count).dropLast()
    return number.isEmpty || number.first == 0x20 && number.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `[masked 3]`; a secret that no journal holds has no number.
  private static func token(_ number: Int?) -> String { number.map { "[masked \($0)]" } ?? "[masked]" }
}

extension Redactor {
  /// The message for a journal that could not be read, its secrets masked.
  ///
  /// The source line is left out where it may show a part of a secret that no rule can tell: where it is itself only
  /// a part of a line, where the text ends inside a string, and in a block of secrets.
  public func message(for error: JournalError) -> String {
    guard isActive else { return JournalErrorText.message(for: error) }
    var error = error
    if case .json(let json) = error.problem {
      let isSecret = json.path?.contains("secrets") ?? false
      error.problem = .json(isSecret ? json.withoutLine : json.withoutPartsOfValues)
    }
    return mask(JournalErrorText.message(for: error))
  }
}
