extension JSONNode {
  /// The elements of an array in order; none if this is no array.
  @inlinable public var elements: JSONElements { JSONElements(node: self) }

  /// The members of an object in order; none if this is no object.
  ///
  /// A key that stands twice appears once, at the place of the first, with the last value, as in a Python `dict`.
  public var members: JSONMembers { JSONMembers(node: self) }

  /// The member of an object with the given key; the last one if the key stands twice.
  ///
  /// Nil if there is none, or if this is no object.
  public subscript(key: String) -> JSONNode? {
    guard firstByte == .openBrace else { return nil }
    let hasDuplicates = tape.isMarked(at: place)
    let end = Int(tape.words[place + 1]) - 1
    var found: JSONNode?
    var here = place + 2
    while here < end {
      let value = JSONNode(document: document, place: here + 1)
      if JSONNode(document: document, place: here).hasText(key) {
        found = value
        if !hasDuplicates { break }
      }
      here = value.nextPlace
    }
    return found
  }

  /// The element of an array at an index from 0, found by stepping over those before it.
  ///
  /// Nil if there is none, or if this is no array. Use `elements` to read them all.
  public subscript(index: Int) -> JSONNode? {
    guard index >= 0 else { return nil }
    var rest = index
    for element in elements {
      if rest == 0 { return element }
      rest -= 1
    }
    return nil
  }

  /// Whether this is a string with exactly the code points of the given one.
  private func hasText(_ text: String) -> Bool {
    withStringBytes { $0.elementsEqual(text.utf8) } ?? false
  }
}
