/// What can be asked of a place between two characters.
enum RegexPlace {
  static func isLineStart(_ place: Int, in text: [Unicode.Scalar], _ isMultiline: Bool) -> Bool {
    place == 0 || (isMultiline && text[place - 1] == "\n")
  }

  static func isLineEnd(_ place: Int, in text: [Unicode.Scalar], _ isMultiline: Bool) -> Bool {
    place == text.count || (text[place] == "\n" && (isMultiline || place == text.count - 1))
  }

  static func isWordEdge(_ place: Int, in text: [Unicode.Scalar], _ isASCII: Bool) -> Bool {
    let before = place > 0 && RegexSet.isWord(text[place - 1], isASCII)
    let after = place < text.count && RegexSet.isWord(text[place], isASCII)
    return before != after
  }
}
