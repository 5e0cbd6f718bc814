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
@usableFromInline final class JSONTape: @unchecked Sendable {
  // Unchecked only because of the pointer: the words do not change any more once there is a tape.

  /// The bit of a word that is no part of its offset.
  @inlinable static var mark: UInt32 { 1 << 31 }
  /// The largest text the words can address, in bytes.
  static let maximumBytes = 1 << 31 - 1

  @usableFromInline let words: UnsafePointer<UInt32>
  /// The number of words.
  let count: Int

  /// Takes over a block of words that came from `malloc`.
  init(words: UnsafeMutablePointer<UInt32>, count: Int) {
    self.words = UnsafePointer(words)
    self.count = count
  }

  deinit { free(UnsafeMutablePointer(mutating: words)) }

  /// The byte offset in the word at the given place.
  @inlinable @inline(__always)
  func offset(at place: Int) -> Int { Int(words[place] & ~JSONTape.mark) }

  /// Whether the word at the given place bears the mark.
  @inlinable @inline(__always)
  func isMarked(at place: Int) -> Bool { words[place] & JSONTape.mark != 0 }
}
