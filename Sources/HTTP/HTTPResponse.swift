import System

/// An answer over HTTP.
public struct HTTPResponse: Sendable {
  /// 200, 404 and so on.
  public var status: Int
  /// In the order they came; those of one name are joined by `, `.
  public var headers: [(name: String, value: String)]
  /// What came with it, unpacked.
  public var body: [UInt8]

  /// Makes an answer.
  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// The value of a header, by its name in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text: in the charset it names when the system knows it, else as UTF-8, else as Windows-1252.
  public var text: String {
    let type = header("Content-Type")?.lowercased() ?? ""
    if let start = type.range(of: "charset=") {
      let name = type[start...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " && $0 != "'" }
      switch name {
      case "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii": return ByteText.latin1(body)
      case "windows-1252", "cp1252": return ByteText.windows1252(body)
      case "utf-8", "utf8": return String(decoding: body, as: UTF8.self)
      default: if let text = ByteText.decode(body, charset: name) { return text }
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
