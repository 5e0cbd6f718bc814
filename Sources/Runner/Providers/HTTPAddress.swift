/// The parts of an http(s) address, as far as redirects need them (RFC 3986).
struct HTTPAddress: Sendable, Hashable {
  /// In small letters.
  var scheme: String
  /// `user:password`, when there is one.
  var user: String?
  /// Host in small letters, with its port when it has one.
  var host: String
  /// Path and query.
  var path: String
  var fragment: String?

  /// Reads an absolute address.
  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    scheme = text[..<colon].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    var rest = text[text.index(colon, offsetBy: 3)...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    }
    if authority.isEmpty { return nil }
    host = authority.lowercased()
    path = String(rest[end...])
    if !path.hasPrefix("/") { path = "/" + path }
  }

  /// The whole address.
  var text: String { "\(scheme)://\(user.map { $0 + "@" } ?? "")\(host)\(path)\(fragment.map { "#" + $0 } ?? "")" }

  /// Host with port, also where it is the scheme's own.
  var origin: String {
    let isNumbered = host.last?.isNumber == true && host.contains(":") && !host.hasSuffix("]")
    return isNumbered ? host : host + (scheme == "https" ? ":443" : ":80")
  }

  /// Where a reference leads from here; nil when it is no http(s) address.
  func following(_ reference: String) -> HTTPAddress? {
    if reference.hasPrefix("//") { return HTTPAddress("\(scheme):\(reference)") }
    let beforeSlash = reference.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if beforeSlash.contains(":") { return HTTPAddress(reference) }
    var next = self
    var rest = Substring(reference)
    next.fragment = nil
    if let hash = rest.firstIndex(of: "#") {
      next.fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    let own = String(path.prefix { $0 != "?" })
    if rest.isEmpty { return next }
    if rest.hasPrefix("?") {
      next.path = own + rest
      return next
    }
    let target = String(rest.prefix { $0 != "?" })
    let query = String(rest.dropFirst(target.count))
    let folder = String(own[...(own.lastIndex(of: "/") ?? own.startIndex)])
    next.path = HTTPAddress.withoutDots(target.hasPrefix("/") ? target : folder + target) + query
    return next
  }

  private static func withoutDots(_ path: String) -> String {
    var kept: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(part)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}
