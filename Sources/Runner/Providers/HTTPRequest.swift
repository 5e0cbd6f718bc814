/// A request over HTTP.
struct HTTPRequest: Sendable {
  var method = "GET"
  var url: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]?
  /// Whether the body is a form; its type is then given by itself, and dropped with the body on a redirect.
  var isForm = false
  /// Seconds to connect; nil for no limit.
  var connectTimeout: Double?
  /// Seconds without a byte; nil for no limit.
  var readTimeout: Double?
  var verifiesTLS = true
  var maximumRetries = 0
}

/// An answer over HTTP.
struct HTTPResponse: Sendable {
  var status: Int
  /// In the order they came; those of one name are joined by `, `.
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text: in the charset it names, else as UTF-8, else as Windows-1252.
  var text: String {
    let type = header("Content-Type")?.lowercased() ?? ""
    if let start = type.range(of: "charset=") {
      let name = type[start...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " && $0 != "'" }
      switch name {
      case "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii": return ByteText.latin1(body)
      case "windows-1252", "cp1252": return ByteText.windows1252(body)
      case "utf-8", "utf8": return String(decoding: body, as: UTF8.self)
      default: break
      }
    }
    return ByteText.decode(body)
  }
}

extension String {
  /// Where the text behind a part begins.
  fileprivate func range(of part: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(part) { return self.index(index, offsetBy: part.count) }
      index = self.index(after: index)
    }
    return nil
  }
}

/// Why a request has no answer.
enum HTTPFailure: Error, Sendable {
  /// No connection: name, port, TLS.
  case connection(String)
  /// The other side was silent for too long.
  case readTimeout
  /// The whole took longer than the activity may.
  case overdue
  /// Anything else: an address that is none, too many redirects, a broken answer.
  case other(String)
  case interrupted(Interruption)
}
