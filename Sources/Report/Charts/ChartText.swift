import Journal

/// Text from journals made fit for one line of a picture.
enum ChartText {
  /// The text on one line: no control characters, no direction overrides, blanks run together, bounded in length.
  ///
  /// ```swift
  /// ChartText.clean("read\n\tstatus")  // "read status"
  /// ```
  static func clean(_ string: String, limit: Int = 240) -> String {
    if BoundedText.isPlain(string, limit: limit) { return string }
    var text = ""
    var count = 0
    var owesBlank = false
    for scalar in string.unicodeScalars {
      if isBlank(scalar) {
        owesBlank = !text.isEmpty
        continue
      }
      if isUnsafe(scalar) { continue }
      if count >= limit {
        text += "…"
        break
      }
      if owesBlank {
        text.unicodeScalars.append(" ")
        owesBlank = false
        count += 1
      }
      text.unicodeScalars.append(scalar)
      count += 1
    }
    return text
  }

  /// The text broken into at most `lines` lines, the last one cut with an ellipsis.
  static func wrapped(
    _ string: String, width: Double, size: Double, weight: DrawingText.Weight = .regular, lines: Int
  ) -> [String] {
    var result: [String] = []
    var rest = Substring(clean(string))
    while !rest.isEmpty, result.count < lines {
      if result.count == lines - 1 {
        result.append(TextMetrics.fitted(String(rest), maxWidth: width, size: size, weight: weight))
        break
      }
      let head = lineHead(of: rest, width: width, size: size, weight: weight)
      result.append(String(head))
      rest = rest[head.endIndex...]
      while rest.first == " " { rest.removeFirst() }
    }
    return result
  }

  /// As many words as fit, or as many characters where one word alone does not.
  private static func lineHead(
    of text: Substring, width: Double, size: Double, weight: DrawingText.Weight
  ) -> Substring {
    var used = 0.0
    var lastBreak: Substring.Index?
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == " " { lastBreak = index }
      used += TextMetrics.width(String(text[index]), size: size, weight: weight)
      if used > width, index > text.startIndex { return text[..<(lastBreak ?? index)] }
      index = text.index(after: index)
    }
    return text
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// Control characters, and characters that turn the writing direction of what follows.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: scalar.properties.generalCategory == .unassigned
    }
  }

  /// The words as a sentence: the first letter large, a full stop at the end.
  static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }

  /// The text with its first letter large, unless its first word is a name with a spelling of its own.
  static func capital(_ text: String) -> String {
    let head = text.prefix { $0.isLetter }
    guard head.count == text.count || text[head.endIndex...].first == " " || text[head.endIndex...].first == ":" else {
      return text
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A count and its noun: `1 run`, `4 runs`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    let word = number == 1 ? noun : plural ?? noun + "s"
    return "\(ShortNumber.text(number)) \(word)"
  }

  /// Words joined as in a sentence: `a`, `a and b`, `a, b and 3 more`.
  static func list(_ words: [String], limit: Int = 4) -> String {
    var shown = words.count > limit ? Array(words.prefix(max(limit - 1, 1))) : words
    if shown.count < words.count { shown.append("\(ShortNumber.text(words.count - shown.count)) more") }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
