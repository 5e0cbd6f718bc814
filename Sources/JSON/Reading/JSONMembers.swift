/// The members of an object, read one after the other from the index.
///
///     for (key, value) in node.members { labels[key] = value.string }
public struct JSONMembers: Sequence, Sendable {
  let node: JSONNode

  /// Starts at the first member.
  public func makeIterator() -> Iterator { Iterator(node: node) }

  /// Steps over the members.
  public struct Iterator: IteratorProtocol, Sendable {
    private let node: JSONNode
    private var place: Int
    private let end: Int
    /// The keys that were given out, as long as the object is known to have some twice.
    private var seen: Set<JSONKey>?

    init(node: JSONNode) {
      self.node = node
      place = node.place + 2
      end = node.firstByte == .openBrace ? Int(node.tape.words[node.place + 1]) - 1 : 0
      seen = node.firstByte == .openBrace && node.tape.isMarked(at: node.place) ? [] : nil
    }

    /// The next member, or nil behind the last one.
    public mutating func next() -> (key: String, value: JSONNode)? {
      while place < end {
        let key = JSONNode(document: node.document, place: place).string ?? ""
        let value = JSONNode(document: node.document, place: place + 1)
        place = value.nextPlace
        guard seen != nil else { return (key, value) }
        if seen?.insert(JSONKey(key)).inserted == true { return (key, node[key] ?? value) }
      }
      return nil
    }
  }
}
