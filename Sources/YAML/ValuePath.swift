/// A step into a value.
public enum ValueStep: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The member of an object.
  case key(String)
  /// The element of an array, from 0.
  case index(Int)

  /// A member.
  public init(stringLiteral key: String) { self = .key(key) }
}

/// The way to a value inside another.
public struct ValuePath: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// From the outside inwards.
  public var steps: [ValueStep]

  /// Makes a path; without steps that of the whole.
  public init(_ steps: [ValueStep] = []) { self.steps = steps }

  /// A path of some steps.
  public init(arrayLiteral elements: ValueStep...) { steps = elements }

  /// The path one member deeper.
  public func key(_ key: String) -> ValuePath { ValuePath(steps + [.key(key)]) }

  /// The path one element deeper.
  public func index(_ index: Int) -> ValuePath { ValuePath(steps + [.index(index)]) }
}

extension ValuePath: ExpressibleByStringLiteral {
  /// The path to a member.
  public init(stringLiteral key: String) { self.init([.key(key)]) }
}
