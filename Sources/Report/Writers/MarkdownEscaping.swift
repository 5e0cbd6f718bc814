/// Makes text harmless in GitHub's Markdown, and leaves it as readable raw as that allows.
enum MarkdownEscaping {
  /// Text of one line that shows as it is: no markup, no HTML, no link, no mention.
  ///
  /// Characters are escaped only where they could mean something: `a_b` stays, `_a_` does not. Line ends become blanks.
  ///
  /// - Parameters:
  ///   - string: The text.
  ///   - isLineStart: Whether it begins a line, where `#`, `-`, `1.` and others would begin a block.
  ///   - isBracketed: Whether it stands in brackets, which a bracket of its own would close.
  static func text(_ string: String, isLineStart: Bool = false, isBracketed: Bool = false) -> String {
    if isHarmless(string, isLineStart: isLineStart) { return string }
    let scalars = Array(HostileText.visible(string).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\n", "\t": result.append(" ")
      case "\\", "`", "*", "[", "|", "$": append(escaped: scalar, to: &result)
      case "]" where isBracketed: append(escaped: scalar, to: &result)
      case "<" where isTagStart(after): append(escaped: scalar, to: &result)
      case ">": append(isLineStart && index == 0 ? "&gt;" : ">", to: &result)
      case "&": append(mayBeginEntity(scalars, index) ? "&amp;" : "&", to: &result)
      case "_" where before == "_" || after == "_" || !(isWord(before) && isWord(after)):
        append(escaped: scalar, to: &result)
      case "~" where before == "~" || after == "~" || index == 0: append(escaped: scalar, to: &result)
      case "!" where after == "[" || after == nil: append(escaped: scalar, to: &result)
      case ":" where after == "/": append(escaped: scalar, to: &result)
      case "." where endsInWWW(scalars, index): append(escaped: scalar, to: &result)
      // A comment ends the mention before it begins, and shows nowhere.
      case "@" where isWord(after): append("@<!-- -->", to: &result)
      case "#" where isNumber(after) && !(isLineStart && index == 0):
        append("#<!-- -->", to: &result)
      case "#", "-", "+", "=":
        if isLineStart && index == 0 { result.append("\\") }
        result.append(scalar)
      case ".", ")":
        if isLineStart && index > 0 && index < 10 && scalars[0..<index].allSatisfy(isDigit) { result.append("\\") }
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A code span with more backticks around it than stand in it.
  static func code(_ string: String, isInTable: Bool) -> String {
    // Most code is plain: no control, no backtick, no bar, no blank at an end that the fence would eat.
    if let first = string.utf8.first, first != 0x20,
      string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "|") })
    {
      return "`" + string + "`"
    }
    var text = HostileText.visible(string).map { $0.isNewline ? " " : String($0) }.joined()
    guard !text.isEmpty else { return "" }
    // In a table even code is cut at a bar, unless it is escaped.
    if isInTable { text = text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let isTight = text.first != "`" && text.last != "`" && !(text.first == " " && text.last == " ")
    let isBlank = text.allSatisfy { $0 == " " }
    return isTight || isBlank ? fence + text + fence : "\(fence) \(text) \(fence)"
  }

  /// The longest run of a character.
  static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for current in text {
      run = current == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Text inside a block of HTML, where Markdown does not reach, on one line.
  static func html(_ string: String) -> String {
    var out = MarkupBytes()
    out.text(string)
    let isPlain = out.bytes.allSatisfy { byte in
      byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "@") && byte != UInt8(ascii: "#")
    }
    let escaped = String(decoding: out.bytes, as: UTF8.self)
    if isPlain { return escaped }
    let scalars = Array(escaped.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\n", "\t": result.append(" ")
      case "@" where isWord(after): append("@<!-- -->", to: &result)
      case "#" where isNumber(after) && (index == 0 || scalars[index - 1] != "&"):
        append("#<!-- -->", to: &result)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  // MARK: Parts

  /// Whether a text of ASCII holds nothing that ``text(_:isLineStart:isBracketed:)`` would change; most hold nothing.
  private static func isHarmless(_ string: String, isLineStart: Bool) -> Bool {
    var string = string
    return string.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"),
          UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "("),
          UInt8(ascii: "?"):
          continue
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ")"):
          if isLineStart { return false }
        case UInt8(ascii: "."):
          // A dot may end a number that begins a list, or the `www` of an address.
          if isLineStart || index > 0 && bytes[index - 1] | 0x20 == UInt8(ascii: "w") { return false }
        case UInt8(ascii: ":"):
          if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") { return false }
        default:
          return false
        }
      }
      return true
    }
  }

  private static func append(escaped scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    result.append("\\")
    result.append(scalar)
  }

  private static func append(_ string: String, to result: inout String.UnicodeScalarView) {
    result.append(contentsOf: string.unicodeScalars)
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  private static func isNumber(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.numericType != nil }

  /// Whether `<` before it could begin a tag, a comment, an instruction or an address.
  private static func isTagStart(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return isWord(scalar) || scalar == "/" || scalar == "!" || scalar == "?"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Whether an ampersand could begin an entity: a letter or `#` follows, and a semicolon before the next blank.
  private static func mayBeginEntity(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    for scalar in scalars[(index + 1)...].prefix(40) {
      if scalar == ";" { return true }
      guard scalar == "#" || (scalar.isASCII && isWord(scalar)) else { return false }
    }
    return false
  }

  /// Whether `www` stands right before.
  private static func endsInWWW(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index >= 3 && index < scalars.count && scalars[index] == "."
      && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
  }
}
