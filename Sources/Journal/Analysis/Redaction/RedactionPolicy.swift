import Regex

/// What a caller wants masked, or shown, beyond the built-in rules.
///
/// A word of letters, digits, `_`, `-` and `.` names a key: `session-id` masks what stands under `sessionId`,
/// `SESSION_ID` and `user.session_id`. Anything else is a regular expression over texts; `/word/` makes one of a word.
///
/// ```swift
/// var policy = RedactionPolicy()
/// try policy.mask(#"\bcust-\d{6}\b"#)
/// try policy.allow("access_token_type")
/// ```
public struct RedactionPolicy: Sendable {
  /// A word that is no regular expression.
  public struct Problem: Error, Sendable, Hashable {
    /// The word as given.
    public var word: String
    /// What is wrong with it.
    public var message: String
  }

  private var maskedKeys: [[UInt8]] = []
  private var allowedKeys: [[UInt8]] = []
  private(set) var maskedPatterns: [RegexPattern] = []
  private var allowedPatterns: [RegexPattern] = []

  /// Whether something is shown though a rule would mask it.
  public var allowsSomething: Bool { !allowedKeys.isEmpty || !allowedPatterns.isEmpty }

  /// Makes a policy with the built-in rules only.
  public init() {}

  /// Masks a key's values, or what a pattern matches.
  ///
  /// - Throws: ``Problem`` when the word is no regular expression.
  public mutating func mask(_ word: String) throws(Problem) {
    if Self.isKey(word) {
      maskedKeys.append(SensitiveKey.joinedWords(of: word))
    } else {
      maskedPatterns.append(try Self.pattern(word))
    }
  }

  /// Shows a key's values, or texts that a pattern matches as a whole, though a rule would mask them.
  ///
  /// - Throws: ``Problem`` when the word is no regular expression.
  public mutating func allow(_ word: String) throws(Problem) {
    if Self.isKey(word) {
      allowedKeys.append(SensitiveKey.joinedWords(of: word))
    } else {
      allowedPatterns.append(try Self.pattern(word))
    }
  }

  private static func isKey(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        97...122 ~= byte | 0x20 || 48...57 ~= byte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ".")
      }
  }

  private static func pattern(_ word: String) throws(Problem) -> RegexPattern {
    let isWrapped = word.utf8.count > 2 && word.hasPrefix("/") && word.hasSuffix("/")
    let text = isWrapped ? String(word.dropFirst().dropLast()) : word
    if text.isEmpty { throw Problem(word: word, message: "it is empty") }
    do {
      return try RegexPattern(text)
    } catch {
      throw Problem(word: word, message: error.message)
    }
  }

  // MARK: Asking

  /// Whether the built-in rules are all there is for keys.
  private var hasKeys: Bool { !maskedKeys.isEmpty || !allowedKeys.isEmpty }

  /// Whether a key's value is a secret.
  func isSensitive(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard hasKeys, key.count <= SensitiveKey.limit else { return SensitiveKey.matches(key) }
    let words = SensitiveKey.joinedWords(key)
    if SensitiveKey.ends(words, withAnyOf: allowedKeys) { return false }
    return SensitiveKey.ends(words, withAnyOf: maskedKeys) || SensitiveKey.matches(key)
  }

  /// Whether a key's value is a secret.
  public func isSensitive(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { isSensitive($0[...]) }
  }

  /// Whether a key is to be masked because a caller said so.
  func isMasked(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    !maskedKeys.isEmpty && SensitiveKey.ends(SensitiveKey.joinedWords(key), withAnyOf: maskedKeys)
  }

  /// Whether what a rule found is to be shown all the same.
  func isAllowed(_ secret: some Sequence<UInt8>) -> Bool {
    guard !allowedPatterns.isEmpty else { return false }
    let text = String(decoding: Array(secret), as: UTF8.self)
    return allowedPatterns.contains { $0.isWhole(text) == true }
  }

  /// Where the caller's patterns match; the whole text where one takes too long to try.
  func ranges(in text: String) -> [Range<Int>] {
    guard !maskedPatterns.isEmpty, !text.isEmpty else { return [] }
    let count = text.utf8.count
    let steps = 1_000_000 + 64 * count
    var found: [Range<Int>] = []
    for pattern in maskedPatterns {
      guard let ranges = pattern.ranges(in: text, steps: steps) else { return [0..<count] }
      found += ranges
    }
    return found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}
