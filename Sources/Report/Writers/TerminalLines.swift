/// Breaks lines between words where a terminal ends, and goes on below, further in.
enum TerminalLines {
  /// A line as the lines of a terminal.
  ///
  /// ```swift
  /// TerminalLines.wrapped("  one two three", columns: 10)  // ["  one two", "    three"]
  /// ```
  ///
  /// - Parameters:
  ///   - line: the line; sequences that set colours take no room.
  ///   - columns: the width of the terminal; words that are wider stay whole.
  static func wrapped(_ line: String, columns: Int) -> [String] {
    guard columns > 20, width(line) > columns else { return [line] }
    let indent = line.prefix { $0 == " " }.count
    let hang = String(repeating: " ", count: min(indent + 2, columns / 4))
    var lines: [String] = []
    var current = String(repeating: " ", count: indent)
    var used = indent
    var isStart = true
    let bound = UnitSpacing.keeping(String(line.dropFirst(indent)))
    for word in bound.split(separator: " ", omittingEmptySubsequences: false) {
      let room = width(word)
      if !isStart, used + 1 + room > columns {
        lines.append(trimmed(current))
        (current, used, isStart) = (hang, hang.count, true)
        if word.isEmpty { continue }
      }
      if !isStart {
        current += " "
        used += 1
      }
      current += word
      used += room
      isStart = false
    }
    lines.append(trimmed(current))
    return lines
  }

  /// The columns that text takes: two for wide letters, none for marks on letters and for what sets colours.
  static func width(_ text: some StringProtocol) -> Int {
    var columns = 0
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        isEscape = scalar != "m"
      } else if scalar == "\u{1B}" {
        isEscape = true
      } else {
        let advance = TextMetrics.advance(of: scalar, weight: .regular, isMono: true)
        columns += advance == 0 ? 0 : advance > 600 ? 2 : 1
      }
    }
    return columns
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    // Programs that read what a person copied know only the plain blank.
    return line.replacing("\u{A0}", with: " ")
  }
}
