/// What the grammar would have allowed where a text went wrong.
public enum JSONExpectation: Sendable, Hashable {
  /// Any value.
  case value
  /// The first element of an array, or its end.
  case valueOrArrayEnd
  /// The first key of an object, or its end.
  case keyOrObjectEnd
  /// A key, after a comma in an object.
  case key
  /// The colon after a key.
  case colon
  /// A comma or the end of the array.
  case commaOrArrayEnd
  /// A comma or the end of the object.
  case commaOrObjectEnd
}
