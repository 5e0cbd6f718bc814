/// The name of an image in parts: `registry:5000/team/service2:v3@sha256:…`.
public struct ImageName: Sendable, Hashable {
  /// The last part of the path: `service2`.
  public var base: String
  /// Behind the colon: `v3`; `latest` for none.
  public var tag: String

  /// Takes a name apart.
  public init(_ text: String) {
    let named = text.prefix { $0 != "@" }
    let last = named.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    base = String(parts.first ?? "")
    tag = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : "latest"
  }

  /// The version that the tag names: `3` for `v3`, else the tag itself.
  public var version: String {
    let digits = tag.dropFirst()
    return tag.hasPrefix("v") && digits.first?.isNumber == true ? String(digits) : tag
  }
}
