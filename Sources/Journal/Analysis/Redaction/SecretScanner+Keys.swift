extension SecretScanner {
  /// `password=…`, `"token": "…"`, `Authorization: …`: what stands behind a sensitive key.
  func keyed(at place: Int, isEquals: Bool) -> Finding? {
    guard let key = key(before: place) else { return nil }
    let name = bytes[key.range]
    let isConnectionPart = isEquals && SensitiveKey.isWorkingDirectoryOrPassword(name)
    guard isConnectionPart || policy.isSensitive(name) else { return signature(at: place, name, isEquals: isEquals) }
    let isHeader = ends(name, with: "authorization") || ends(name, with: "cookie")
    guard let value = value(behind: place + 1, toLineEnd: isHeader && !isEquals) else { return nil }
    if isConnectionPart, bytes[value.range.lowerBound] == UInt8(ascii: "/") { return nil }
    if !isEquals, !key.isQuoted, !value.isQuoted, !isHeader, !policy.isMasked(name) {
      // Prose has colons as well: "unexpected token: end of file".
      let text = bytes[value.range]
      let isWeak = ends(name, with: "token") || ends(name, with: "credentials") || ends(name, with: "credential")
      guard text.count >= (isWeak ? 16 : 4) || text.contains(where: isDigit) else { return nil }
    }
    guard isWorthMasking(value.range) else { return nil }
    return Finding(range: value.range, rule: .keyName(String(decoding: name, as: UTF8.self)))
  }

  /// `sig=…` of Azure's shared access signatures.
  private func signature(at place: Int, _ name: Slice<UnsafeBufferPointer<UInt8>>, isEquals: Bool) -> Finding? {
    guard isEquals, name.elementsEqual("sig".utf8), let value = value(behind: place + 1, toLineEnd: false),
      value.range.count >= 32
    else { return nil }
    return Finding(range: value.range, rule: .pattern("shared access signature"))
  }

  /// `--password …` of a command line.
  func flag(at place: Int) -> Finding? {
    guard matches("--", at: place), place == 0 || !isKeyByte(bytes[place - 1]) else { return nil }
    var end = place + 2
    while end < bytes.count, isKeyByte(bytes[end]), end - place < SensitiveKey.limit { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: " "), policy.isSensitive(bytes[place + 2..<end]),
      let value = value(behind: end, toLineEnd: false), isWorthMasking(value.range),
      bytes[value.range.lowerBound] != UInt8(ascii: "-")
    else { return nil }
    return Finding(range: value.range, rule: .keyName(String(decoding: bytes[place + 2..<end], as: UTF8.self)))
  }

  /// The key that ends just before a `:` or `=`.
  private func key(before place: Int) -> (range: Range<Int>, isQuoted: Bool)? {
    var end = place
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var isQuoted = false
    if end > 0, bytes[end - 1] == UInt8(ascii: "\"") || bytes[end - 1] == UInt8(ascii: "'") {
      end -= 1
      isQuoted = true
      if end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    }
    var start = end
    while start > 0, isKeyByte(bytes[start - 1]), end - start <= SensitiveKey.limit { start -= 1 }
    return start < end ? (start..<end, isQuoted) : nil
  }

  /// The value behind a `:`, `=` or blank: within its quotes, or up to what ends a word.
  private func value(behind place: Int, toLineEnd: Bool) -> (range: Range<Int>, isQuoted: Bool)? {
    var start = place
    while start < bytes.count, bytes[start] == UInt8(ascii: " "), start - place < 8 { start += 1 }
    var quote: UInt8?
    let isEscaped = matches("\\\"", at: start)
    if isEscaped { start += 1 }
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") {
      quote = bytes[start]
      start += 1
    }
    var end = start
    let limit = min(bytes.count, start + SecretScanner.lineLimit)
    while end < limit, !ends(value: bytes[end], quote: quote, toLineEnd: toLineEnd) {
      // A backslash keeps the quote behind it within the value, save in a text whose quotes are all escaped.
      if bytes[end] == UInt8(ascii: "\\"), end + 1 < limit, bytes[end + 1] == quote {
        if isEscaped { break }
        end += 1
      }
      end += 1
    }
    end = min(end, limit)
    return start < end ? (start..<end, quote != nil) : nil
  }

  private func ends(value byte: UInt8, quote: UInt8?, toLineEnd: Bool) -> Bool {
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return true }
    if let quote { return byte == quote }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return true }
    if toLineEnd { return false }
    return byte <= 0x20 || SecretScanner.wordEnds.contains(byte)
  }

  private static let wordEnds: Set<UInt8> = Set("&;,<>(){}[]|`".utf8)

  /// Whether a value is more than a placeholder: `${token}`, `<secret>`, `****`, `null`.
  func isWorthMasking(_ range: Range<Int>) -> Bool {
    let text = bytes[range]
    guard let first = text.first else { return false }
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "<") { return false }
    if text.count > 1, text.allSatisfy({ $0 == first }) { return false }
    guard text.count <= 5 else { return true }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    return !["true", "false", "none", "null", "nil", "env"].contains(word)
  }

  func isKeyByte(_ byte: UInt8) -> Bool { SecretScanner.isKeyByte(byte) }

  static func isKeyByte(_ byte: UInt8) -> Bool {
    97...122 ~= byte | 0x20 || 48...57 ~= byte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

  private func ends(_ name: Slice<UnsafeBufferPointer<UInt8>>, with word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      name.count >= word.count && zip(name.suffix(word.count), word).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// Whether a text stands at a place, byte by byte.
  func matches(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      place >= 0 && place + text.count <= bytes.count && bytes[place..<place + text.count].elementsEqual(text)
    }
  }
}
