import Glibc

/// The words of a tape while it is being written.
///
/// They live in a block that `realloc` may grow in place: an `Array` would hold both the old and the new block while
/// it grows, and the index of a large file is as large as the file.
struct JSONTapeBuilder: ~Copyable {
  private(set) var words: UnsafeMutablePointer<UInt32>
  private(set) var capacity: Int
  /// The number of words in use.
  var count = 0

  /// Starts an empty tape with room for some words.
  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    words = JSONTapeBuilder.block(nil, words: self.capacity)
  }

  deinit { free(words) }

  /// Doubles the room and returns where the words are now.
  @inline(never)
  mutating func grow() -> (words: UnsafeMutablePointer<UInt32>, capacity: Int) {
    capacity *= 2
    words = JSONTapeBuilder.block(words, words: capacity)
    return (words, capacity)
  }

  /// The finished tape, without the room that is left.
  consuming func finish() -> JSONTape {
    let words = JSONTapeBuilder.block(words, words: max(count, 1))
    let count = count
    discard self
    return JSONTape(words: words, count: count)
  }

  private static func block(_ old: UnsafeMutablePointer<UInt32>?, words: Int) -> UnsafeMutablePointer<UInt32> {
    guard let block = realloc(old, words * MemoryLayout<UInt32>.stride) else {
      fatalError("out of memory while indexing JSON")
    }
    return block.bindMemory(to: UInt32.self, capacity: words)
  }
}
