/// Checks a text against the whole JSON grammar in one pass and writes its index.
///
/// There is no recursion: while an array or object is open, the second of its words on the tape holds the place of
/// the one around it, so that the tape is its own stack. Closing writes the place just behind it there instead.
struct JSONIndexer: ~Copyable {
  /// Arrays and objects may be nested this deep.
  static let maximumDepth = 10_000
  /// Stands for "no container around".
  static let noParent = UInt32.max

  let bytes: UnsafePointer<UInt8>
  let end: Int
  private var tape: JSONTapeBuilder
  var remarks = JSONRemarks()
  /// The innermost open array or object when indexing stopped, for the path in an error.
  var openContainer = JSONIndexer.noParent

  /// Prepares to index a text; nil if there is none.
  init?(bytes: UnsafeBufferPointer<UInt8>, wordsAtFirst: Int) {
    guard let base = bytes.baseAddress else { return nil }
    self.bytes = base
    self.end = bytes.count
    tape = JSONTapeBuilder(capacity: wordsAtFirst)
  }

  /// Indexes the text from the given offset on.
  ///
  /// What changes with every value is kept in variables of this one function, and with it in registers.
  mutating func run(from start: Int) throws(JSONFault) {
    var words = tape.words
    var capacity = tape.capacity
    var count = 0
    var position = skipSpace(start)
    var parent = JSONIndexer.noParent
    var inObject = false
    var depth = 0
    defer {
      openContainer = parent
      tape.count = count
    }
    guard position < end else { throw .syntax(.emptyInput, offset: start) }

    value: while true {
      // Room for a container's first two words and two keys.
      if count &+ 4 > capacity { (words, capacity) = tape.grow() }
      guard position < end else { throw endFault(inObject: inObject) }
      words[count] = UInt32(truncatingIfNeeded: position)
      let byte = bytes[position]
      if byte == .quote {
        count &+= 1
        position = try skipString(position &+ 1, word: &words[count &- 1])
      } else if byte.isDigit || byte == .minus {
        count &+= 1
        position = try skipNumber(position)
      } else if byte == .openBracket || byte == .openBrace {
        guard depth < JSONIndexer.maximumDepth else {
          throw .syntax(.tooDeep(limit: JSONIndexer.maximumDepth), offset: position)
        }
        depth &+= 1
        words[count &+ 1] = parent
        parent = UInt32(truncatingIfNeeded: count)
        count &+= 2
        inObject = byte == .openBrace
        position = skipSpace(position &+ 1)
        guard position < end else { throw endFault(inObject: inObject) }
        if bytes[position] != (inObject ? .closeBrace : .closeBracket) {
          if inObject {
            words[count] = UInt32(truncatingIfNeeded: position)
            count &+= 1
            position = try skipKey(position, word: &words[count &- 1], expected: .keyOrObjectEnd)
          } else {
            try checkFirstElement(position)
          }
          continue value
        }
      } else {
        count &+= 1
        position = try skipWord(position)
      }

      while parent != JSONIndexer.noParent {
        position = skipSpace(position)
        guard position < end else { throw endFault(inObject: inObject) }
        if bytes[position] == .comma {
          position = skipSpace(position &+ 1)
          if inObject {
            words[count] = UInt32(truncatingIfNeeded: position)
            count &+= 1
            position = try skipKey(position, word: &words[count &- 1], expected: .key)
          }
          continue value
        }
        guard bytes[position] == (inObject ? .closeBrace : .closeBracket) else {
          throw separatorFault(position, inObject: inObject)
        }
        // Room for this word and a key.
        if count &+ 2 > capacity { (words, capacity) = tape.grow() }
        let place = Int(parent)
        parent = words[place &+ 1]
        words[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        words[place &+ 1] = UInt32(truncatingIfNeeded: count)
        if inObject { checkKeys(of: place, words: words) }
        depth &-= 1
        position &+= 1
        inObject = parent != JSONIndexer.noParent && bytes[Int(words[Int(parent)] & ~JSONTape.mark)] == .openBrace
      }
      break value
    }

    position = skipSpace(position)
    if position < end { throw .syntax(.trailingContent(found: scalar(at: position)), offset: position) }
  }

  /// The index as far as it was written.
  consuming func finish() -> JSONTape { tape.finish() }
}
