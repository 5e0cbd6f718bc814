/// What the writer needs to know of a value; both forms of a value can be written.
protocol JSONWritable {
  associatedtype Elements: Sequence<Self>
  associatedtype Members: Sequence<(key: String, value: Self)>

  var kind: JSONNode.Kind { get }
  var bool: Bool? { get }
  var number: JSONNumber? { get }
  var string: String? { get }
  var elements: Elements { get }
  var members: Members { get }
}

extension JSONValue: JSONWritable {}
extension JSONNode: JSONWritable {}
