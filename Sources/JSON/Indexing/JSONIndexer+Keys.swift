extension JSONIndexer {
  /// Objects with more keys than this are checked with a set.
  private static var pairwiseLimit: Int { 16 }

  /// Marks an object in which a key stands twice, and takes down a remark for each.
  ///
  /// The object's words are complete. Small objects, which are the rule, are checked without allocating anything: two
  /// keys can be equal only if their fingerprints are.
  mutating func checkKeys(of place: Int, words: UnsafeMutablePointer<UInt32>) {
    let behind = Int(words[place &+ 1]) &- 1
    let isSuspect = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: JSONIndexer.pairwiseLimit) { seen in
      var count = 0
      var key = place &+ 2
      while key < behind {
        guard count < JSONIndexer.pairwiseLimit, words[key] & JSONTape.mark == 0,
          let fingerprint = fingerprint(ofKeyAt: Int(words[key]))
        else { return true }
        for index in 0..<count where seen[index] == fingerprint { return true }
        seen[count] = fingerprint
        count &+= 1
        key = next(after: key &+ 1, words: words)
      }
      return false
    }
    if isSuspect { compareKeys(of: place, before: behind, words: words) }
  }

  /// A number that differs only for different keys: the first eight bytes, or up to and with the closing quote, which
  /// no longer key has at that place.
  ///
  /// Nil for keys outside ASCII and right before the end of the text.
  @inline(__always)
  private func fingerprint(ofKeyAt offset: Int) -> UInt64? {
    guard offset &+ 9 <= end else { return nil }
    let word = JSONSwar.load(bytes, offset &+ 1)
    let special = JSONSwar.specialBytes(word)
    if special == 0 { return word }
    guard bytes[offset &+ 1 &+ special.trailingZeroBitCount &>> 3] == .quote else { return nil }
    return word & (special ^ (special &- 1))
  }

  /// Looks at all keys of an object as texts.
  @inline(never)
  private mutating func compareKeys(of place: Int, before behind: Int, words: UnsafeMutablePointer<UInt32>) {
    var seen: Set<JSONKey> = []
    var key = place + 2
    while key < behind {
      let offset = Int(words[key] & ~JSONTape.mark)
      let text = JSONStringDecoder(bytes: UnsafeBufferPointer(start: bytes, count: end))
        .text(at: offset, hasEscapes: words[key] & JSONTape.mark != 0)
      if !seen.insert(JSONKey(text)).inserted {
        words[place] |= JSONTape.mark
        remarks.add(.duplicateKey(text), offset: offset)
      }
      key = next(after: key + 1, words: words)
    }
  }

  /// The place on the tape behind a value.
  @inline(__always)
  private func next(after place: Int, words: UnsafeMutablePointer<UInt32>) -> Int {
    switch bytes[Int(words[place] & ~JSONTape.mark)] {
    case .openBracket, .openBrace: Int(words[place &+ 1])
    default: place &+ 1
    }
  }
}
