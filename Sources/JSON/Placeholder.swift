public struct JSONPosition: Sendable, Hashable { public var line = 1, column = 1, offset = 0 }
public struct JSONNotice: Sendable, Hashable { public var position = JSONPosition() }
public struct JSONError: Error, Sendable, Equatable { public var position = JSONPosition() }
public struct JSONNode: Sendable {
  public subscript(key: String) -> JSONNode? { nil }
  public var int: Int? { nil }
}
public indirect enum JSONValue: Sendable, Hashable { case null }
