/// What people say about an incident that no journal holds: its id, how severe it was, who took part.
///
/// Keys that the pack has a place for are `id`, `title`, `severity`, `status`, `owner`, `participants`, `links`,
/// `impact`, `detected`, `started` and `ended`; others are listed as they are given. `participants` and `links` may be
/// given more than once.
public struct IncidentMeta: Sendable, Hashable {
  /// One key with its values, in the order given.
  public struct Entry: Sendable, Hashable {
    /// The key in lower case.
    public var key: String
    /// Its values.
    public var values: [String]

    /// Makes an entry.
    public init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }

  /// The most keys, and the most values of one, that are kept.
  static let limit = 100

  private var entries: [Entry] = []

  /// Knows nothing.
  public init() {}

  /// Sets a key; keys that hold lists keep what they have and grow, others are replaced.
  public mutating func set(_ key: String, _ values: [String]) {
    let key = key.lowercased()
    let values = values.filter { !$0.isEmpty }
    guard let place = entries.firstIndex(where: { $0.key == key }) else {
      if entries.count < Self.limit { entries.append(Entry(key: key, values: Array(values.prefix(Self.limit)))) }
      return
    }
    let isList = key == "participants" || key == "links"
    entries[place].values = Array(((isList ? entries[place].values : []) + values).prefix(Self.limit))
  }

  /// The first value of a key.
  func value(_ key: String) -> String? { values(key).first }

  /// All values of a key.
  func values(_ key: String) -> [String] { entries.first { $0.key == key }?.values ?? [] }

  private static let known: Set<String> = [
    "id", "title", "severity", "status", "owner", "participants", "links", "impact", "detected", "started", "ended",
  ]

  /// What the pack has no place of its own for.
  var others: [Entry] { entries.filter { !Self.known.contains($0.key) && !$0.values.isEmpty } }
}
