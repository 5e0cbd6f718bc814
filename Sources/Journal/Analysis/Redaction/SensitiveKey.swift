/// Tells keys whose values are secret from others, by their last words.
///
/// `db_password`, `clientSecret`, `X-Api-Key` and `AUTHORIZATION` are; `token_url`, `secretName` and `max_tokens` say
/// something about a secret and are not.
enum SensitiveKey {
  /// The longest key that is looked at, in bytes.
  static let limit = 96

  /// Last words of a sensitive key, in lower case and joined by `_`.
  private static let terms: [[UInt8]] = [
    "password", "passwd", "pwd", "passphrase", "secret", "token", "jwt", "authorization", "cookie", "credential",
    "credentials", "apikey", "api_key", "private_key", "privatekey", "access_key", "accesskey", "secret_key",
    "secretkey", "client_secret", "signing_key", "encryption_key", "auth_key", "account_key", "shared_key",
    "connection_string",
  ].map { Array($0.utf8) }

  /// Words behind a term that still mean the value itself.
  private static let tails: [[UInt8]] = ["_value", "_hash", "_data", "_string", "_text", "_base64", "_b64"].map {
    Array($0.utf8)
  }

  /// Whether a key names a secret.
  static func matches(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { matches($0[...]) }
  }

  /// Whether a key names a secret.
  static func matches(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard key.count >= 3, key.count <= limit, mayEnd(key) else { return false }
    let words = joinedWords(key)
    // Alone it is as often the working directory.
    if words.elementsEqual("pwd".utf8) { return false }
    if ends(words, withAnyOf: terms) { return true }
    guard let tail = tails.first(where: { words.count > $0.count && words.suffix($0.count).elementsEqual($0) })
    else { return false }
    return ends(Array(words.dropLast(tail.count)), withAnyOf: terms)
  }

  /// A key in lower case, its words joined by `_`.
  static func joinedWords(of key: String) -> [UInt8] {
    var key = key
    return key.withUTF8 { joinedWords($0[...]) }
  }

  /// Whether a key's last three letters are those of some term or tail: few keys pass, and this is asked of all.
  private static func mayEnd(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let end = key.endIndex
    let last = (lowered(key[end - 3]), lowered(key[end - 2]), lowered(key[end - 1]))
    switch last.2 {
    case UInt8(ascii: "d"): return last.1 == UInt8(ascii: "r") || last.1 == UInt8(ascii: "w")
    case UInt8(ascii: "e"):
      return last.1 == UInt8(ascii: "i") || last.1 == UInt8(ascii: "s") || last.1 == UInt8(ascii: "u")
    case UInt8(ascii: "t"):
      return last.1 == UInt8(ascii: "e") || last.1 == UInt8(ascii: "w") || last.1 == UInt8(ascii: "x")
    case UInt8(ascii: "n"): return last.0 == UInt8(ascii: "k") || last.0 == UInt8(ascii: "i")
    case UInt8(ascii: "l"), UInt8(ascii: "s"): return last.1 == UInt8(ascii: "a") || last.1 == UInt8(ascii: "l")
    case UInt8(ascii: "y"): return last.1 == UInt8(ascii: "e")
    case UInt8(ascii: "h"), UInt8(ascii: "a"), UInt8(ascii: "g"), UInt8(ascii: "4"): return true
    default: return false
    }
  }

  /// Whether a key is `pwd`: a password in connection strings, and the working directory in environments.
  static func isWorkingDirectoryOrPassword(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    key.count == 3 && zip(key, "pwd".utf8).allSatisfy { lowered($0) == $1 }
  }

  /// The key in lower case, its words joined by `_`: `clientSecret`, `client-secret` and `CLIENT_SECRET` are
  /// `client_secret`.
  static func joinedWords(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
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

  static func ends(_ words: [UInt8], withAnyOf terms: [[UInt8]]) -> Bool {
    terms.contains { term in
      guard words.count >= term.count, words.suffix(term.count).elementsEqual(term) else { return false }
      return words.count == term.count || words[words.count - term.count - 1] == UInt8(ascii: "_")
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }
}
