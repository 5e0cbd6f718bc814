/// The line of a traceback that says what went wrong.
enum ErrorLine {
  /// How much of a block is read, in Unicode scalars: a line that is longer is cut anyway.
  private static let blockLimit = 8000
  /// What the toolkit puts before the message of its own exceptions.
  private static let wrappers = [
    "chaoslib.exceptions.ActivityFailed: ", "ActivityFailed: ", "chaoslib.exceptions.FailedActivity: ",
  ]

  /// The exception and the first line of its message; nil when there is none.
  ///
  /// Python ends a traceback with `name: message`. Messages may go on for lines that say less (marks below a place in
  /// a file, a whole page of HTML), so that their first line counts; of a text that is no such block, the last does.
  ///
  /// ```swift
  /// ErrorLine.last(of: ["Traceback (most recent call last):\n", "ActivityFailed: timed out\n"])
  /// // "ActivityFailed: timed out"
  /// ```
  static func last(of traceback: [String]) -> String? {
    for block in traceback.reversed() {
      if let line = line(of: block) { return line }
    }
    return nil
  }

  /// What the last line says, without the name of the toolkit's own exception before it.
  ///
  /// ```swift
  /// ErrorLine.message(of: ["chaoslib.exceptions.ActivityFailed: the system is unhealthy\n"])
  /// // "the system is unhealthy"
  /// ```
  static func message(of traceback: [String]) -> String? {
    guard let line = last(of: traceback) else { return nil }
    var rest = line[...]
    while let wrapper = wrappers.first(where: { rest.hasPrefix($0) && rest.count > $0.count }) {
      rest = rest.dropFirst(wrapper.count)
    }
    return String(rest)
  }

  private static func line(of block: String) -> String? {
    let head = lines(of: block.unicodeScalars.prefix(blockLimit))
    guard let first = head.first, let name = exceptionName(of: first) else {
      return lastLine(of: block)
    }
    // A message without a word, such as `(404)`, is told by the line below it.
    let message = first.dropFirst(name.count)
    guard !message.contains(where: \.isLetter), head.count > 1 else { return first }
    return first + " " + head[1].drop { $0 == " " }
  }

  /// The name that an exception's own line begins with, such as `yaml.composer.ComposerError:`.
  private static func exceptionName(of line: String) -> Substring? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon]
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
    return isName && name.first?.isLetter == true ? line[...colon] : nil
  }

  private static func lastLine(of block: String) -> String? {
    var end = block.unicodeScalars.suffix(blockLimit)
    if end.startIndex > block.unicodeScalars.startIndex {
      // Not from within a word: half a secret would no longer look like one.
      end = end.drop { !$0.properties.isWhitespace }
    }
    let lines = lines(of: end)
    let telling = lines.last { line in line.first != " " && line.contains { $0.isLetter || $0.isNumber } }
    return telling ?? lines.last
  }

  /// The lines that are not blank.
  private static func lines(of text: Substring.UnicodeScalarView) -> [String] {
    text.split { $0 == "\n" || $0 == "\r" }
      .filter { line in line.contains { !$0.properties.isWhitespace } }
      .map { String(String.UnicodeScalarView($0)) }
  }
}
