extension JSONIndexer {
  /// Marks an object in which a key stands twice, and takes down a remark for each.
  mutating func checkKeys(of place: Int, words: UnsafeMutablePointer<UInt32>) {
    let behind = Int(words[place + 1]) - 1
    var key = place + 2
    guard key < behind else { return }
    // Few keys, which is the rule, are compared pairwise; the letters are looked at only if the lengths agree.
    var lengths: [(place: Int, length: Int)] = []
    while key < behind {
      lengths.append((key, 0))
      key = next(after: key + 1, words: words)
    }
    guard lengths.count > 1 else { return }
    var seen: Set<JSONKey> = []
    for (key, _) in lengths {
      let text = JSONKey(keyText(key, words: words))
      if !seen.insert(text).inserted {
        words[place] |= JSONTape.mark
        remarks.add(.duplicateKey(text.text), offset: Int(words[key] & ~JSONTape.mark))
      }
    }
  }

  /// The place behind a value on the tape.
  private func next(after place: Int, words: UnsafeMutablePointer<UInt32>) -> Int {
    let byte = bytes[Int(words[place] & ~JSONTape.mark)]
    return byte == .openBracket || byte == .openBrace ? Int(words[place + 1]) : place + 1
  }

  private func keyText(_ place: Int, words: UnsafeMutablePointer<UInt32>) -> String {
    JSONStringDecoder(bytes: UnsafeBufferPointer(start: bytes, count: end))
      .text(at: Int(words[place] & ~JSONTape.mark), hasEscapes: words[place] & JSONTape.mark != 0)
  }
}
