/// How indexing stopped, before the facts are dressed up as a `JSONError`.
enum JSONFault: Error {
  /// The grammar is broken at a byte offset.
  case syntax(JSONErrorKind, offset: Int)
  /// A string holds bytes that are not UTF-8, first at this offset.
  case notUTF8(offset: Int)
}
