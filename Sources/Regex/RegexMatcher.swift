/// Tries an expression on a text, way after way.
struct RegexMatcher {
  private let text: [Unicode.Scalar]
  private var groups: [(start: Int, end: Int)?]
  private var stepsLeft: Int
  private var depth = 0
  private var isGivenUp = false

  // A level takes up to 2.2 kB of the stack of a thread, which has 8 MiB: half of it at most.
  private static let maximumDepth = 1900

  init(text: [Unicode.Scalar], groups: Int, steps: Int) {
    stepsLeft = steps
    self.text = text
    self.groups = Array(repeating: nil, count: groups + 1)
  }

  /// Whether it matches anywhere; nil when that takes too many steps.
  mutating func search(_ node: RegexNode) -> Bool? {
    for start in 0...text.count {
      groups = Array(repeating: nil, count: groups.count)
      if match(node, at: start, then: { _, _ in true }) { return true }
      if isGivenUp { return nil }
    }
    return false
  }

  /// All matches that are not empty; nil when that takes too many steps.
  mutating func all(_ node: RegexNode) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var start = 0
    while start < text.count {
      groups = Array(repeating: nil, count: groups.count)
      let end = end(of: node, at: start)
      if isGivenUp { return nil }
      if let end, end > start {
        found.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  /// Whether it matches from the first character to the last; nil when that takes too many steps.
  mutating func matchesWhole(_ node: RegexNode) -> Bool? {
    let isMatch = match(node, at: 0) { matcher, end in end == matcher.text.count }
    return isGivenUp ? nil : isMatch
  }

  private typealias Next = (inout RegexMatcher, Int) -> Bool

  private mutating func match(_ node: RegexNode, at place: Int, then next: Next) -> Bool {
    stepsLeft -= 1
    depth += 1
    defer { depth -= 1 }
    if stepsLeft < 0 || depth > RegexMatcher.maximumDepth { isGivenUp = true }
    if isGivenUp { return false }
    switch node {
    case .set(let set): return place < text.count && set.contains(text[place]) && next(&self, place + 1)
    case .lineStart(let isMultiline):
      return RegexPlace.isLineStart(place, in: text, isMultiline) && next(&self, place)
    case .lineEnd(let isMultiline): return RegexPlace.isLineEnd(place, in: text, isMultiline) && next(&self, place)
    case .textStart: return place == 0 && next(&self, place)
    case .textEnd: return place == text.count && next(&self, place)
    case .wordEdge(let isEdge, let isASCII):
      return RegexPlace.isWordEdge(place, in: text, isASCII) == isEdge && next(&self, place)
    case .sequence(let parts): return matchAll(parts[...], at: place, then: next)
    case .choice(let parts):
      for part in parts {
        if match(part, at: place, then: next) { return true }
        if isGivenUp { return false }
      }
      return false
    case .group(let part, let number):
      let before = groups[number]
      let isMatch = match(part, at: place) { matcher, end in
        let inner = matcher.groups[number]
        matcher.groups[number] = (place, end)
        if next(&matcher, end) { return true }
        matcher.groups[number] = inner
        return false
      }
      if !isMatch { groups[number] = before }
      return isMatch
    case .atomic(let part):
      guard let end = end(of: part, at: place) else { return false }
      return next(&self, end)
    case .repetition(let part, let least, let most, let manner):
      return matchRepeated(part, least, most, manner, at: place, then: next)
    case .look(let part, let isAhead, let isNegative):
      var start = place
      if !isAhead {
        start -= part.width ?? 0
        if start < 0 { return isNegative && next(&self, place) }
      }
      let saved = groups
      var isThere = false
      if isAhead {
        isThere = end(of: part, at: start) != nil
      } else {
        isThere = match(part, at: start) { _, end in end == place }
      }
      if isNegative { groups = saved }
      return isThere != isNegative && next(&self, place)
    case .reference(let number, let ignoresCase):
      guard let group = groups[number] else { return false }
      let length = group.end - group.start
      guard place + length <= text.count else { return false }
      for offset in 0..<length {
        let (a, b) = (text[group.start + offset], text[place + offset])
        if a != b, !ignoresCase || !RegexSet.otherCases(a).contains(b) { return false }
      }
      return next(&self, place + length)
    case .condition(let number, let then, let otherwise):
      return match(groups[number] != nil ? then : otherwise, at: place, then: next)
    }
  }

  private mutating func matchAll(_ parts: ArraySlice<RegexNode>, at place: Int, then next: Next) -> Bool {
    guard let first = parts.first else { return next(&self, place) }
    if parts.count == 1 { return match(first, at: place, then: next) }
    return match(first, at: place) { matcher, end in matcher.matchAll(parts.dropFirst(), at: end, then: next) }
  }

  /// Where the first way to match ends, without looking at what follows.
  private mutating func end(of node: RegexNode, at place: Int) -> Int? {
    var result: Int?
    let isMatch = match(node, at: place) { _, end in
      result = end
      return true
    }
    return isMatch ? result : nil
  }

  private mutating func matchRepeated(
    _ part: RegexNode, _ least: Int, _ most: Int, _ manner: RegexManner, at place: Int, then next: Next
  ) -> Bool {
    if case .set(let set) = part {
      return matchRun(of: set, least, most, manner, at: place, then: next)
    }
    if manner == .possessive {
      var (end, count) = (place, 0)
      while count < most, let after = self.end(of: part, at: end) {
        count += 1
        if after == end { break }
        end = after
      }
      return count >= least && next(&self, end)
    }
    return matchMore(part, least, most, manner, count: 0, at: place, then: next)
  }

  private mutating func matchMore(
    _ part: RegexNode, _ least: Int, _ most: Int, _ manner: RegexManner, count: Int, at place: Int, then next: Next
  ) -> Bool {
    if manner == .lazy, count >= least, next(&self, place) { return true }
    if count < most {
      let isMatch = match(part, at: place) { matcher, end in
        // Nothing is gained by matching nothing once more.
        if end == place, count >= least { return false }
        return matcher.matchMore(part, least, most, manner, count: count + 1, at: end, then: next)
      }
      if isMatch { return true }
    }
    return manner == .greedy && count >= least && next(&self, place)
  }

  /// Repetition of single characters takes no stack.
  private mutating func matchRun(
    of set: RegexSet, _ least: Int, _ most: Int, _ manner: RegexManner, at place: Int, then next: Next
  ) -> Bool {
    let limit = most < text.count - place ? place + most : text.count
    if manner == .lazy {
      var end = place
      while true {
        if end - place >= least, next(&self, end) { return true }
        guard end < limit, set.contains(text[end]), !isGivenUp else { return false }
        end += 1
      }
    }
    var end = place
    while end < limit, set.contains(text[end]) { end += 1 }
    stepsLeft -= end - place
    guard end - place >= least else { return false }
    if manner == .possessive { return next(&self, end) }
    while end >= place + least {
      if next(&self, end) { return true }
      if isGivenUp { return false }
      end -= 1
    }
    return false
  }
}
