/// The elements of an array, read one after the other from the index.
///
///     for pair in node.elements { samples.append(pair[1]?.numericDouble) }
public struct JSONElements: Sequence, Sendable {
  @usableFromInline let node: JSONNode

  @inlinable
  init(node: JSONNode) { self.node = node }

  /// Starts at the first element.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(node: node) }

  /// Steps over the elements.
  public struct Iterator: IteratorProtocol, Sendable {
    @usableFromInline let document: JSONDocument
    @usableFromInline var place: Int
    @usableFromInline let end: Int

    @inlinable
    init(node: JSONNode) {
      document = node.document
      place = node.place + 2
      end = node.firstByte == UInt8(ascii: "[") ? Int(node.tape.words[node.place + 1]) - 1 : 0
    }

    /// The next element, or nil behind the last one.
    @inlinable
    public mutating func next() -> JSONNode? {
      guard place < end else { return nil }
      let node = JSONNode(document: document, place: place)
      place = node.nextPlace
      return node
    }
  }
}
