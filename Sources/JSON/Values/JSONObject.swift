/// The members of an object in order, with quick access by key.
///
/// Keys are compared by code points. Two objects are equal if they have equal values for the same keys, whatever
/// their order.
///
///     var object = JSONObject([("b", 1), ("a", 2)])
///     object["c"] = 3
///     object.keys   // ["b", "a", "c"]
public struct JSONObject: Sendable {
  /// The members in order.
  public private(set) var members: [(key: String, value: JSONValue)] = []
  /// Where each key stands, kept once there are enough members that searching would take longer.
  private var places: [JSONKey: Int] = [:]

  private static let searchLimit = 8

  /// Makes an object without members.
  public init() {}

  /// Makes an object of pairs.
  ///
  /// Of equal keys the last value counts, at the place of the first.
  public init(_ pairs: some Sequence<(key: String, value: JSONValue)>) {
    for (key, value) in pairs { self[key] = value }
  }

  /// The keys in order.
  public var keys: [String] { members.map(\.key) }

  /// The values in order.
  public var values: [JSONValue] { members.map(\.value) }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a key.
  ///
  /// Setting nil removes the member; a new key goes to the end.
  public subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (nil, let value?): append(key, value)
      case (let place?, nil):
        members.remove(at: place)
        rebuildPlaces()
      case (nil, nil): break
      }
    }
  }

  private func place(of key: String) -> Int? {
    if members.count > JSONObject.searchLimit { return places[JSONKey(key)] }
    return members.firstIndex { JSONKey($0.key) == JSONKey(key) }
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append((key, value))
    if members.count == JSONObject.searchLimit + 1 {
      rebuildPlaces()
    } else if members.count > JSONObject.searchLimit {
      places[JSONKey(key)] = members.count - 1
    }
  }

  private mutating func rebuildPlaces() {
    places.removeAll()
    guard members.count > JSONObject.searchLimit else { return }
    for (place, member) in members.enumerated() { places[JSONKey(member.key)] = place }
  }
}

extension JSONObject: Hashable {
  /// Whether both have equal values for the same keys.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }

  /// Hashes the members without regard to their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in members {
      var member = Hasher()
      member.combine(JSONKey(key))
      member.combine(value)
      sum &+= member.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object in the order written; the last of equal keys counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { (key: $0.0, value: $0.1) })
  }
}
