extension JSONDocument {
  /// The path of the value that stands at, or around, a byte offset: `$.run[3].output`.
  ///
  /// An offset in a key gives the path of the key's value.
  public func path(ofOffset offset: Int) -> String {
    JSONTrail(bytes: bytes, tape: tape).path(ofOffset: offset)
  }
}
