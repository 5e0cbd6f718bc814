/// Tells keys whose values are secret from others, by their last words.
///
/// `db_password`, `clientSecret`, `X-Api-Key` and `AUTHORIZATION` are; `token_url`, `secretName` and `max_tokens` say
/// something about a secret and are not.
enum SensitiveKey {
  /// The longest key that is looked at, in bytes.
  static let limit = 96

  /// Last words of a sensitive key, in lower case and joined by `_`.
  private static let terms: [[UInt8]] = [
    "password", "passwd", "db_pwd", "passphrase", "secret", "token", "jwt", "authorization", "cookie", "credential",
    "credentials", "apikey", "api_key", "private_key", "privatekey", "access_key", "accesskey", "secret_key",
    "secretkey", "client_secret", "signing_key", "encryption_key", "auth_key", "account_key", "shared_key",
    "connection_string",
  ].map { Array($0.utf8) }

  /// Words behind a term that still mean the value itself.
  private static let tails: [[UInt8]] = ["_value", "_hash", "_data", "_string", "_text", "_base64", "_b64"].map {
    Array($0.utf8)
  }

  /// Last letters of all terms: most keys end otherwise.
  private static let lastBytes: Set<UInt8> = Set((terms + tails).compactMap(\.last))

  /// Whether a key names a secret.
  static func matches(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { matches($0[...]) }
  }

  /// Whether a key names a secret.
  static func matches(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = key.last, key.count >= 3, key.count <= limit, lastBytes.contains(lowered(last)) else {
      return false
    }
    let words = joinedWords(key)
    if ends(words, withAnyOf: terms) { return true }
    guard let tail = tails.first(where: { words.count > $0.count && words.suffix($0.count).elementsEqual($0) })
    else { return false }
    return ends(Array(words.dropLast(tail.count)), withAnyOf: terms)
  }

  /// Whether a key is `pwd`: a password in connection strings, and the working directory in environments.
  static func isWorkingDirectoryOrPassword(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    key.count == 3 && zip(key, "pwd".utf8).allSatisfy { lowered($0) == $1 }
  }

  /// The key in lower case, its words joined by `_`: `clientSecret`, `client-secret` and `CLIENT_SECRET` are
  /// `client_secret`.
  private static func joinedWords(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(key.count + 4)
    var wasLower = false
    for byte in key {
      let isLetter = 97...122 ~= byte | 0x20
      let isUpper = isLetter && byte < 97
      guard isLetter || 48...57 ~= byte else {
        if words.last != UInt8(ascii: "_") { words.append(UInt8(ascii: "_")) }
        wasLower = false
        continue
      }
      if isUpper, wasLower { words.append(UInt8(ascii: "_")) }
      words.append(lowered(byte))
      wasLower = isLetter && !isUpper
    }
    return words
  }

  private static func ends(_ words: [UInt8], withAnyOf terms: [[UInt8]]) -> Bool {
    terms.contains { term in
      guard words.count >= term.count, words.suffix(term.count).elementsEqual(term) else { return false }
      return words.count == term.count || words[words.count - term.count - 1] == UInt8(ascii: "_")
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }
}
