import JSON

/// Masks what is secret in texts and values of journals.
///
/// A secret becomes `•••• (masked #a3f1)`. The four digits come from its SHA-256, so that equal secrets stay
/// recognisably equal in all of a report, and different ones mostly different.
///
/// ```swift
/// let redactor = Redactor(journals)
/// redactor.mask("curl http://admin:hunter22@db/")  // "curl http://admin:•••• (masked #0c3b)@db/"
/// ```
public struct Redactor: Sendable {
  /// Masks nothing.
  public static let none = Redactor(isActive: false, values: SecretValues())

  /// The most places that are listed for one journal.
  public static let placeLimit = 200

  let isActive: Bool
  let values: SecretValues

  init(isActive: Bool, values: SecretValues) {
    self.isActive = isActive
    self.values = values
  }

  /// Knows the secrets of a set of journals: a secret of one is masked in all.
  public init(_ journals: [RunJournal]) {
    var values = SecretValues()
    for journal in journals { SecretCollector.collect(from: journal, into: &values) }
    self.init(isActive: true, values: values)
  }

  /// Knows the secrets of one journal.
  public init(_ journal: RunJournal) { self.init([journal]) }

  /// The text with its secrets masked.
  ///
  /// Takes one pass over the bytes; a text without secrets is given back as it is.
  public func mask(_ text: String) -> String {
    var discarded: [MaskedPlace.Rule] = []
    return mask(text, rules: &discarded)
  }

  /// The text with its secrets masked, and why.
  func mask(_ text: String, rules: inout [MaskedPlace.Rule]) -> String {
    guard isActive else { return text }
    var text = text
    let findings = text.withUTF8 { SecretScanner(bytes: $0, values: values).findings() }
    guard !findings.isEmpty else { return text }
    rules += findings.map(\.rule)
    return text.withUTF8 { bytes in
      var masked: [UInt8] = []
      masked.reserveCapacity(bytes.count)
      var place = 0
      for finding in findings {
        masked += bytes[place..<finding.range.lowerBound]
        masked += Redactor.replacement(for: Array(bytes[finding.range])).utf8
        place = finding.range.upperBound
      }
      masked += bytes[place...]
      return String(decoding: masked, as: UTF8.self)
    }
  }

  /// What stands in place of a secret.
  public func replacement(for secret: String) -> String {
    isActive ? Redactor.replacement(for: Array(secret.utf8)) : secret
  }

  /// Whether a key's value is a secret by the key's name, such as `password` or `clientSecret`.
  public func isSensitive(key: String) -> Bool { isActive && SensitiveKey.matches(key) }

  static func replacement(for secret: [UInt8]) -> String {
    "•••• (masked #\(SHA256.hexadecimal(of: secret).prefix(4)))"
  }
}
