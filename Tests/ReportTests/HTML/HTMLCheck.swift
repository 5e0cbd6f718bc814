/// Reads a page as strictly as XML would and collects what tests ask about.
struct HTMLCheck {
  /// An element's start.
  struct Element {
    let name: String
    let attributes: [(name: String, value: String)]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var elements: [Element] = []
  /// What breaks the rules.
  private(set) var faults: [String] = []
  /// Text outside scripts and styles, entities resolved.
  private(set) var text = ""
  /// What stands in each `script` and `style`.
  private(set) var rawTexts: [String: String] = [:]
  private var open: [String] = []
  private var rest: Substring

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  init(_ page: String) {
    rest = page[...]
    while !rest.isEmpty { step() }
    for name in open { faults.append("<\(name)> is never closed") }
  }

  /// The elements of a name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// All values of an attribute.
  func values(_ attribute: String) -> [String] { elements.compactMap { $0[attribute] } }

  private mutating func step() {
    guard rest.first == "<" else {
      let end = rest.firstIndex(of: "<") ?? rest.endIndex
      text += resolved(rest[..<end])
      rest = rest[end...]
      return
    }
    guard let end = endOfTag() else {
      faults.append("a tag never ends: \(rest.prefix(40))")
      rest = rest[rest.endIndex...]
      return
    }
    let tag = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.lowercased() == "!doctype html" { return }
    if tag.hasPrefix("/") { close(String(tag.dropFirst())) } else { start(tag) }
  }

  /// Where the tag at the front ends; a `>` in a quoted value does not end it.
  private func endOfTag() -> Substring.Index? {
    var quote: Character?
    for index in rest.indices {
      let character = rest[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }

  private mutating func close(_ name: String) {
    if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes \(open.last ?? "nothing")") }
  }

  private mutating func start(_ tag: Substring) {
    var tag = tag
    let isEmpty = tag.last == "/"
    if isEmpty { tag.removeLast() }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    if name.isEmpty { faults.append("<\(tag.prefix(20))> is no tag") }
    elements.append(Element(name: name, attributes: attributes(tag.dropFirst(name.count))))
    if isEmpty || Self.void.contains(name) { return }
    if name == "script" || name == "style" {
      guard let end = rest.firstRange(of: "</\(name)>") else { return faults.append("<\(name)> is never closed") }
      rawTexts[name, default: ""] += rest[..<end.lowerBound]
      rest = rest[end.upperBound...]
      return
    }
    open.append(name)
  }

  private mutating func attributes(_ text: Substring) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    var text = text.drop { $0.isWhitespace }
    while !text.isEmpty {
      let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      text = text.dropFirst(name.count)
      if name.isEmpty {
        faults.append("no attribute: \(text.prefix(20))")
        return result
      }
      if result.contains(where: { $0.name == name }) { faults.append("\(name) stands twice") }
      if text.first == "=" {
        text = text.dropFirst()
        guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else {
          faults.append("\(name) has no quoted value")
          return result
        }
        result.append((String(name), resolved(text[text.index(after: text.startIndex)..<end])))
        text = text[text.index(after: end)...]
      } else {
        result.append((String(name), ""))
      }
      text = text.drop { $0.isWhitespace }
    }
    return result
  }

  private mutating func resolved(_ text: Substring) -> String {
    if text.contains("<") { faults.append("a bare < in \(text.prefix(40))") }
    var result = ""
    var text = text
    while let ampersand = text.firstIndex(of: "&") {
      result += text[..<ampersand]
      let after = text[text.index(after: ampersand)...]
      let name = after.prefix { $0 != ";" && $0 != " " }
      if let character = Self.entities[String(name)], after.dropFirst(name.count).first == ";" {
        result += character
        text = after.dropFirst(name.count + 1)
      } else {
        faults.append("a bare & before \(after.prefix(20))")
        text = after
      }
    }
    return result + text
  }
}
