import HTTP

extension HTTPRequest {
  /// Adds headers, except those that the request has already.
  mutating func add(_ more: [(name: String, value: String)]) {
    let known = Set(headers.map { $0.name.lowercased() })
    headers += more.filter { !known.contains($0.name.lowercased()) }
  }
}
