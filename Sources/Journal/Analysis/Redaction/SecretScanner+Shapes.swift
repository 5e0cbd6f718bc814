extension SecretScanner {
  /// `scheme://user:password@host`: the password.
  func userInfo(at place: Int) -> Finding? {
    guard matches("://", at: place), place > 0, isKeyByte(bytes[place - 1]) else { return nil }
    let start = place + 3
    let limit = min(bytes.count, start + 1024)
    var colon: Int?
    var at: Int?
    var index = start
    // The last @ before the path: a password may hold one.
    while index < limit, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "'"), bytes[index] != UInt8(ascii: "<"), bytes[index] != UInt8(ascii: "?")
    {
      if bytes[index] == UInt8(ascii: ":"), colon == nil { colon = index }
      if bytes[index] == UInt8(ascii: "@") { at = index }
      index += 1
    }
    guard let colon, let at, colon + 1 < at, isWorthMasking(colon + 1..<at) else { return nil }
    return Finding(range: colon + 1..<at, rule: .pattern("password in a URL"))
  }

  /// `-----BEGIN … PRIVATE KEY-----` up to its end, or to the end of the text when it is cut off.
  func privateKey(at place: Int) -> Finding? {
    guard matches("-----BEGIN ", at: place) else { return nil }
    let head = place + 11
    var index = head
    while index < bytes.count, index - head < 40, bytes[index] != UInt8(ascii: "-") { index += 1 }
    guard matches("PRIVATE KEY-----", at: index - 11) || matches("PRIVATE KEY BLOCK-----", at: index - 17) else {
      return nil
    }
    let limit = min(bytes.count, place + SecretScanner.blockLimit)
    var end = index
    while end < limit, !(bytes[end] == UInt8(ascii: "-") && matches("-----END ", at: end)) { end += 1 }
    if end < limit {
      end += 9
      let tail = min(bytes.count, end + 48)
      while end < tail, !matches("-----", at: end) { end += 1 }
      end = min(bytes.count, end + 5)
    }
    return Finding(range: place..<end, rule: .pattern("private key"))
  }

  /// `Bearer …` and `Basic …`.
  func scheme(at place: Int) -> Finding? {
    guard place == 0 || !isKeyByte(bytes[place - 1]) || isEscaped(place - 1) else { return nil }
    let isBearer = matches("Bearer ", at: place) || matches("bearer ", at: place)
    guard isBearer || matches("Basic ", at: place) || matches("basic ", at: place) else { return nil }
    let start = place + (isBearer ? 7 : 6)
    let end = self.end(of: start) { isTokenByte($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }
    let token = bytes[start..<end]
    // Words follow as well: "Basic authentication failed".
    guard token.count >= 8,
      (!isBearer && isUserAndPassword(token)) || token.count >= 32
        || token.contains(where: { isDigit($0) || $0 == UInt8(ascii: "=") })
    else { return nil }
    return Finding(range: start..<end, rule: .pattern(isBearer ? "bearer token" : "basic credentials"))
  }

  /// Whether base64 holds `user:password` in ASCII.
  private func isUserAndPassword(_ token: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var (word, bits, hasColon) = (UInt32(0), 0, false)
    for byte in token {
      let value: UInt32
      switch byte {
      case 65...90: value = UInt32(byte) - 65
      case 97...122: value = UInt32(byte) - 71
      case 48...57: value = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="): continue
      default: return false
      }
      word = (word << 6 | value) & 0xFFFF
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      let decoded = word >> UInt32(bits) & 0xFF
      guard 0x20..<0x7F ~= decoded else { return false }
      if decoded == 0x3A { hasColon = true }
    }
    return hasColon
  }

  /// Tokens that show by their first letters what they are.
  func shaped(at place: Int) -> Finding? {
    guard
      place == 0 || !isKeyByte(bytes[place - 1]) || bytes[place - 1] == UInt8(ascii: "-") || isEscaped(place - 1)
    else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "e"): return jsonWebToken(at: place)
    case UInt8(ascii: "A"):
      if matches("AKIA", at: place) || matches("ASIA", at: place) {
        let end = self.end(of: place) { 65...90 ~= $0 || isDigit($0) }
        return end - place == 20 ? Finding(range: place..<end, rule: .pattern("AWS access key")) : nil
      }
      return token("AIza", at: place, least: 39, "Google API key")
    case UInt8(ascii: "g"):
      return token("github_pat_", at: place, least: 40, "GitHub token") ?? token(
        "ghp_", at: place, least: 30, "GitHub token")
        ?? token("gho_", at: place, least: 30, "GitHub token") ?? token("ghu_", at: place, least: 30, "GitHub token")
        ?? token("ghs_", at: place, least: 30, "GitHub token") ?? token("ghr_", at: place, least: 30, "GitHub token")
        ?? gitLab(at: place)
    case UInt8(ascii: "x"):
      return token("xoxb-", at: place, least: 20, "Slack token") ?? token("xoxp-", at: place, least: 20, "Slack token")
        ?? token("xoxa-", at: place, least: 20, "Slack token") ?? token("xoxr-", at: place, least: 20, "Slack token")
        ?? token("xoxs-", at: place, least: 20, "Slack token") ?? token("xapp-", at: place, least: 20, "Slack token")
        ?? token("xoxe", at: place, least: 20, "Slack token") ?? token("xoxc-", at: place, least: 20, "Slack token")
    case UInt8(ascii: "s"):
      return token("sk_live_", at: place, least: 20, "Stripe key")
        ?? token("sk_test_", at: place, least: 20, "Stripe key") ?? token("sk-", at: place, least: 32, "API key")
    case UInt8(ascii: "r"):
      return token("rk_live_", at: place, least: 20, "Stripe key")
        ?? token("rk_test_", at: place, least: 20, "Stripe key")
    case UInt8(ascii: "w"): return token("whsec_", at: place, least: 24, "Stripe webhook secret")
    case UInt8(ascii: "p"): return token("pypi-", at: place, least: 40, "PyPI token")
    case UInt8(ascii: "d"): return token("dop_v1_", at: place, least: 40, "DigitalOcean token")
    case UInt8(ascii: "S"): return token("SG.", at: place, least: 40, "SendGrid key")
    case UInt8(ascii: "h"): return slackHook(at: place) ?? token("hvs.", at: place, least: 24, "Vault token")
    case UInt8(ascii: "y"): return token("ya29.", at: place, least: 24, "Google access token")
    case UInt8(ascii: "n"): return token("npm_", at: place, least: 30, "npm token")
    default: return nil
    }
  }

  private func gitLab(at place: Int) -> Finding? {
    guard matches("gl", at: place) else { return nil }
    for prefix in ["glpat-", "glptt-", "gldt-", "glrt-", "glcbt-", "glsoat-", "glft-", "glimt-", "glagent-"]
      as [StaticString]
    {
      if let finding = token(prefix, at: place, least: 20, "GitLab token") { return finding }
    }
    return nil
  }

  /// `abc8Q~…`: client secrets of Azure's directory, known by their fourth to sixth letters.
  func azureSecret(at place: Int) -> Finding? {
    let start = place - 5
    guard start >= 0, bytes[place - 1] == UInt8(ascii: "Q"), isDigit(bytes[place - 2]),
      bytes[start..<place - 2].allSatisfy({ isTokenByte($0) }), start == 0 || !isKeyByte(bytes[start - 1])
    else { return nil }
    let end = self.end(of: place) { isTokenByte($0) || $0 == UInt8(ascii: "~") }
    return 37...42 ~= end - start ? Finding(range: start..<end, rule: .pattern("Azure client secret")) : nil
  }

  private func token(_ prefix: StaticString, at place: Int, least: Int, _ name: String) -> Finding? {
    guard matches(prefix, at: place) else { return nil }
    let end = self.end(of: place, isTokenByte)
    return end - place >= least ? Finding(range: place..<end, rule: .pattern(name)) : nil
  }

  private func jsonWebToken(at place: Int) -> Finding? {
    guard matches("eyJ", at: place) else { return nil }
    let end = self.end(of: place, isTokenByte)
    let parts = bytes[place..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard end - place >= 20, parts.count >= 2, parts[1].count >= 4 else { return nil }
    return Finding(range: place..<end, rule: .pattern("JSON web token"))
  }

  private func slackHook(at place: Int) -> Finding? {
    guard matches("hooks.slack.com/services/", at: place) else { return nil }
    let start = place + 25
    let end = self.end(of: start) { isTokenByte($0) || $0 == UInt8(ascii: "/") }
    return end > start ? Finding(range: start..<end, rule: .pattern("Slack webhook")) : nil
  }

  private func end(of start: Int, _ belongs: (UInt8) -> Bool) -> Int {
    let limit = min(bytes.count, start + SecretScanner.lineLimit)
    var end = min(start, limit)
    while end < limit, belongs(bytes[end]) { end += 1 }
    return end
  }

  private func isTokenByte(_ byte: UInt8) -> Bool { isKeyByte(byte) || byte == UInt8(ascii: "=") }
}
