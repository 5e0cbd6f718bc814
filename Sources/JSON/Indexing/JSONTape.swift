import Glibc

/// The index of a text: 32-bit words in document order.
///
/// A string, number or word takes one word: its byte offset. An array or object takes three: the offset of its
/// bracket, the place on the tape just behind it, and, after its contents, the offset of its closing bracket.
/// The text `{"a": [1, "x"]}` gives
///
///     word    0        1     2      3        4     5    6      7        8
///     holds   0 `{`    9     1 "a"  6 `[`    8     7 1  10 "x" 13 `]`   14 `}`
///
/// so that stepping over a value is one look at its second word, however much it holds. The top bit of an offset
/// is a mark: on a string "has escapes", on an object "has a key twice".
///
/// The words live in a block that `realloc` may grow in place: an `Array` would hold both the old and the new block
/// while it grows, and the index of a large file is half as large as the file.
final class JSONTape: @unchecked Sendable {
  // Unchecked: written by one `JSONIndexer` before anyone else holds the tape, and only read afterwards.

  /// The bit of a word that is no part of its offset.
  static let mark: UInt32 = 1 << 31
  /// The largest text the words can address, in bytes.
  static let maximumBytes = 1 << 31 - 1

  private(set) var words: UnsafeMutablePointer<UInt32>
  private(set) var capacity: Int
  /// The number of words in use.
  var count = 0

  /// Makes an empty tape with room for some words.
  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    words = JSONTape.block(UnsafeMutablePointer<UInt32>?.none, words: self.capacity)
  }

  deinit { free(words) }

  /// Changes the room to the given number of words.
  func resize(to capacity: Int) {
    words = JSONTape.block(words, words: capacity)
    self.capacity = capacity
  }

  /// The byte offset in the word at the given place.
  @inline(__always)
  func offset(at place: Int) -> Int { Int(words[place] & ~JSONTape.mark) }

  /// Whether the word at the given place bears the mark.
  @inline(__always)
  func isMarked(at place: Int) -> Bool { words[place] & JSONTape.mark != 0 }

  private static func block(
    _ old: UnsafeMutablePointer<UInt32>?, words: Int
  ) -> UnsafeMutablePointer<UInt32> {
    guard let block = realloc(old, words * MemoryLayout<UInt32>.stride) else {
      fatalError("out of memory while indexing JSON")
    }
    return block.bindMemory(to: UInt32.self, capacity: words)
  }
}
