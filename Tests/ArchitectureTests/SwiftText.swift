/// The code of a Swift source: comments and the text of literals are blanked, lines stay where they are.
///
/// Enough of the language for rules about names: nested comments, raw and multi-line literals. Code inside an
/// interpolation is blanked with its literal.
enum SwiftText {
  /// Blanks what is no code.
  static func code(of text: String) -> String {
    let source = Array(text.utf8)
    var result = source
    var index = 0

    func starts(_ word: String, at place: Int) -> Bool {
      place + word.utf8.count <= source.count && source[place...].starts(with: word.utf8)
    }
    func blank(_ range: Range<Int>) {
      for place in range where source[place] != UInt8(ascii: "\n") { result[place] = UInt8(ascii: " ") }
    }

    while index < source.count {
      let begin = index
      if starts("//", at: index) {
        while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
        blank(begin..<index)
      } else if starts("/*", at: index) {
        var depth = 0
        repeat {
          if starts("/*", at: index) {
            depth += 1
            index += 2
          } else if starts("*/", at: index) {
            depth -= 1
            index += 2
          } else {
            index += 1
          }
        } while depth > 0 && index < source.count
        blank(begin..<min(index, source.count))
      } else if let opening = opening(in: source, at: index) {
        index += opening.count
        let closing = opening.quotes + String(repeating: "#", count: opening.hashes)
        let escape = "\\" + String(repeating: "#", count: opening.hashes)
        while index < source.count, !starts(closing, at: index) {
          index += starts(escape, at: index) ? escape.utf8.count + 1 : 1
        }
        blank(begin + opening.count..<min(index, source.count))
        index += closing.utf8.count
      } else {
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The names in code, each with its line and what stands at once after it.
  static func names(in code: String) -> [(name: Substring, line: Int, next: Character?)] {
    var found: [(Substring, Int, Character?)] = []
    for (number, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line
      while let start = rest.firstIndex(where: isNamePart) {
        let end = rest[start...].firstIndex { !isNamePart($0) } ?? rest.endIndex
        found.append((rest[start..<end], number + 1, end < rest.endIndex ? rest[end] : nil))
        rest = rest[end...]
      }
    }
    return found
  }

  /// The modules that code imports, with their lines.
  static func imports(in code: String) -> [(module: String, line: Int)] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
    var found: [(String, Int)] = []
    for (number, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for statement in line.split(separator: ";") {
        let words = statement.split(whereSeparator: \.isWhitespace)
        guard let place = words.firstIndex(of: "import"), !words[..<place].contains(where: { $0.contains("=") }),
          let module = words[(place + 1)...].first(where: { !kinds.contains($0) })
        else { continue }
        found.append((String(module.prefix { $0 != "." }), number + 1))
      }
    }
    return found
  }

  private static func opening(in source: [UInt8], at index: Int) -> (quotes: String, hashes: Int, count: Int)? {
    var place = index
    while place < source.count, source[place] == UInt8(ascii: "#") { place += 1 }
    guard place < source.count, source[place] == UInt8(ascii: "\"") else { return nil }
    let isMultiline = source[place...].starts(with: "\"\"\"".utf8)
    let hashes = place - index
    return (isMultiline ? "\"\"\"" : "\"", hashes, hashes + (isMultiline ? 3 : 1))
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
