/// Which of the two services.
public enum ServiceKind: String, Sendable, CaseIterable {
  /// Gives the counter to users.
  case service1
  /// Makes the count.
  case service2

  /// The versions there are: `1`, `2` and so on up to this.
  public var latestVersion: Int {
    switch self {
    case .service1: 3
    case .service2: 4
    }
  }

  /// Reads a version as an option, a variable or an image tag gives it: `2` or `v2`.
  public func version(_ text: String) -> Int? {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let version = Int(digits),
      (1...latestVersion).contains(version)
    else { return nil }
    return version
  }
}
