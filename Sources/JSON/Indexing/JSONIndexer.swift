/// Checks a text against the whole JSON grammar in one pass and writes its index.
///
/// There is no recursion: while an array or object is open, the second of its words on the tape holds the place of
/// the one around it, so that the tape is its own stack. Closing writes the place just behind it there instead.
struct JSONIndexer {
  /// Arrays and objects may be nested this deep.
  static let maximumDepth = 10_000
  /// Stands for "no container around".
  static let noParent = UInt32.max

  let bytes: UnsafePointer<UInt8>
  let end: Int
  let tape: JSONTape
  var remarks = JSONRemarks()
  /// The innermost open array or object when indexing stopped, for the path in an error.
  var openContainer = JSONIndexer.noParent

  /// Prepares to index a text; nil if there is none.
  init?(bytes: UnsafeBufferPointer<UInt8>, tape: JSONTape) {
    guard let base = bytes.baseAddress else { return nil }
    self.bytes = base
    self.end = bytes.count
    self.tape = tape
  }

  /// Indexes the text from the given offset on.
  mutating func run(from start: Int) throws(JSONFault) {
    let bytes = bytes
    let end = end
    var words = tape.words
    var capacity = tape.capacity
    var count = 0
    var position = start
    var parent = JSONIndexer.noParent
    var inObject = false
    var depth = 0
    defer {
      openContainer = parent
      tape.count = count
    }

    position = skipSpace(position)
    guard position < end else { throw .syntax(.emptyInput, offset: start) }

    value: while true {
      if count &+ 4 > capacity {
        tape.resize(to: capacity * 2)
        words = tape.words
        capacity = tape.capacity
      }
      guard position < end else { throw endFault(in: inObject ? .object : .array) }
      let byte = bytes[position]
      if byte == .quote {
        let place = count
        words[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        position = try skipString(position &+ 1, word: &words[place])
      } else if byte.isDigit || byte == .minus {
        words[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        position = try skipNumber(position)
      } else if byte == .openBracket || byte == .openBrace {
        depth &+= 1
        if depth > JSONIndexer.maximumDepth {
          throw .syntax(.tooDeep(limit: JSONIndexer.maximumDepth), offset: position)
        }
        words[count] = UInt32(truncatingIfNeeded: position)
        words[count &+ 1] = parent
        parent = UInt32(truncatingIfNeeded: count)
        count &+= 2
        inObject = byte == .openBrace
        position = skipSpace(position &+ 1)
        guard position < end else { throw endFault(in: inObject ? .object : .array) }
        if inObject {
          if bytes[position] != .closeBrace {
            words[count] = UInt32(truncatingIfNeeded: position)
            count &+= 1
            position = try skipKey(position, word: &words[count &- 1], expected: .keyOrObjectEnd)
            continue value
          }
        } else if bytes[position] != .closeBracket {
          if !startsValue(position) { throw valueFault(position, expected: .valueOrArrayEnd) }
          continue value
        }
      } else {
        words[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        position = try skipWord(position)
      }

      while parent != JSONIndexer.noParent {
        position = skipSpace(position)
        guard position < end else { throw endFault(in: inObject ? .object : .array) }
        let byte = bytes[position]
        if byte == .comma {
          position = skipSpace(position &+ 1)
          if inObject {
            if count &+ 4 > capacity {
              tape.resize(to: capacity * 2)
              words = tape.words
              capacity = tape.capacity
            }
            words[count] = UInt32(truncatingIfNeeded: position)
            count &+= 1
            position = try skipKey(position, word: &words[count &- 1], expected: .key)
          }
          continue value
        }
        guard byte == (inObject ? .closeBrace : .closeBracket) else {
          throw .syntax(
            .unexpectedCharacter(
              found: scalar(at: position), expected: inObject ? .commaOrObjectEnd : .commaOrArrayEnd),
            offset: position)
        }
        if count &+ 4 > capacity {
          tape.resize(to: capacity * 2)
          words = tape.words
          capacity = tape.capacity
        }
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
}
