/// Finds the path of a place in a text, such as `$.run[3].output`.
struct JSONTrail {
  let bytes: [UInt8]
  let tape: JSONTape

  private enum Step {
    case index(Int)
    case key(String)
  }

  /// The path of the innermost value around a byte offset; on a key, that of the key's value.
  func path(ofOffset target: Int) -> String {
    var steps: [Step] = []
    var place = 0
    while tape.offset(at: place) != target, isContainer(place) {
      let behind = Int(tape.words[place + 1]) - 1
      guard tape.offset(at: behind) > target, let (step, child) = lastChild(of: place, before: behind, upTo: target)
      else { break }
      if isContainer(child), tape.offset(at: Int(tape.words[child + 1]) - 1) < target { break }
      steps.append(step)
      place = child
    }
    return JSONTrail.text(steps)
  }

  /// The path of the value that was begun last, when containers are still open on an unfinished tape.
  ///
  /// With `isInChild` false it is the path of the innermost container itself.
  func path(ofOpen container: UInt32, isInChild: Bool) -> String {
    var chain: [Int] = []
    var open = container
    while open != JSONIndexer.noParent {
      chain.append(Int(open))
      open = tape.words[Int(open) + 1]
    }
    chain.reverse()
    var steps: [Step] = []
    for (index, place) in chain.enumerated() where isInChild || index + 1 < chain.count {
      // Whatever stands before the next open container is closed, so that its links can be followed.
      let inner = index + 1 < chain.count ? chain[index + 1] : nil
      let target = inner.map { tape.offset(at: $0) } ?? bytes.count
      if let (step, _) = lastChild(of: place, before: inner.map { $0 + 1 } ?? tape.count, upTo: target) {
        steps.append(step)
      }
    }
    return JSONTrail.text(steps)
  }

  /// The last child of a container that starts at or before a byte offset.
  private func lastChild(of place: Int, before end: Int, upTo offset: Int) -> (step: Step, place: Int)? {
    let isObject = bytes[tape.offset(at: place)] == .openBrace
    var found: (key: Int, index: Int, place: Int)?
    var child = place + 2
    var index = 0
    while child < end, tape.offset(at: child) <= offset {
      let value = isObject ? child + 1 : child
      found = (child, index, value)
      guard value + 1 < end else { break }
      child = isContainer(value) ? Int(tape.words[value + 1]) : value + 1
      index += 1
    }
    guard let found else { return nil }
    guard isObject else { return (.index(found.index), found.place) }
    guard let key = key(at: found.key) else { return nil }
    return (.key(key), found.place)
  }

  private func isContainer(_ place: Int) -> Bool {
    switch bytes[tape.offset(at: place)] {
    case .openBracket, .openBrace: true
    default: false
    }
  }

  /// The key at a place, unless the text went wrong right there.
  private func key(at place: Int) -> String? {
    bytes.withUnsafeBufferPointer { buffer in
      let offset = tape.offset(at: place)
      let decoder = JSONStringDecoder(bytes: buffer)
      guard offset < buffer.count, buffer[offset] == .quote, decoder.closingQuote(of: offset) < buffer.count else {
        return nil
      }
      return decoder.text(at: offset, hasEscapes: tape.isMarked(at: place))
    }
  }

  private static func text(_ steps: [Step]) -> String {
    var text = "$"
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key):
        let isPlain = !key.isEmpty && key.unicodeScalars.allSatisfy { $0.isIdentifierPart || $0 == "-" }
        text += isPlain ? ".\(key)" : "[\(JSONWriter.text(.string(key)))]"
      }
    }
    return text
  }
}
