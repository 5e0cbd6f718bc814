extension RegexParser {
  mutating func group(_ flags: inout Flags, isFirst: Bool) throws(Problem) -> RegexNode? {
    guard take("?") else { return try captured(name: nil, flags) }
    guard let kind = next else { throw Problem(message: "unexpected end of pattern") }
    place += 1
    switch kind {
    case ":": return try inner(flags)
    case ">": return .atomic(try inner(flags))
    case "=": return .look(try inner(flags), isAhead: true, isNegative: false)
    case "!": return .look(try inner(flags), isAhead: true, isNegative: true)
    case "#":
      while let scalar = next, scalar != ")" { _ = take(scalar) }
      if !take(")") { throw Problem(message: "missing ), unterminated comment") }
      return nil
    case "<":
      let isNegative = take("!")
      if !isNegative, !take("=") {
        throw Problem(message: "unknown extension ?<" + (next.map { String($0) } ?? ""))
      }
      let node = try inner(flags)
      if node.width == nil { throw Problem(message: "look-behind requires fixed-width pattern") }
      return .look(node, isAhead: false, isNegative: isNegative)
    case "P":
      if take("<") { return try captured(name: try name(until: ">"), flags) }
      if take("=") {
        let name = try name(until: ")")
        guard let number = names[name] else {
          throw Problem(message: "unknown group name \(PythonLiteral.text(name))")
        }
        if openGroups.contains(number) { throw Problem(message: "cannot refer to an open group") }
        return .reference(number, ignoresCase: flags.ignoresCase)
      }
      throw Problem(message: next.map { "unknown extension ?P\($0)" } ?? "unexpected end of pattern")
    case "(": return try condition(flags)
    default: return try flagGroup(kind, &flags, isFirst: isFirst)
    }
  }

  mutating func inner(_ flags: Flags) throws(Problem) -> RegexNode {
    var flags = flags
    let node = try alternatives(&flags)
    if !take(")") { throw Problem(message: "missing ), unterminated subpattern") }
    return node
  }

  mutating func captured(name: String?, _ flags: Flags) throws(Problem) -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let other = names[name] {
        throw Problem(
          message: "redefinition of group name \(PythonLiteral.text(name)) as group \(number); was group \(other)")
      }
      names[name] = number
    }
    openGroups.insert(number)
    let node = try inner(flags)
    openGroups.remove(number)
    return .group(node, number: number)
  }

  mutating func name(until end: Unicode.Scalar) throws(Problem) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, scalar != end {
      name.append(scalar)
      place += 1
    }
    if !take(end) {
      throw Problem(message: name.isEmpty ? "missing group name" : "missing \(end), unterminated name")
    }
    guard let first = name.first else { throw Problem(message: "missing group name") }
    let isValid = !RegexSet.isDigit(first, false) && name.allSatisfy { RegexSet.isWord($0, false) }
    if !isValid { throw Problem(message: "bad character in group name \(PythonLiteral.text(String(name)))") }
    return String(name)
  }

  mutating func condition(_ flags: Flags) throws(Problem) -> RegexNode {
    let target: Int
    if let number = number() {
      if !take(")") { throw Problem(message: "missing ), unterminated name") }
      if number > groupCount || number == 0 { throw Problem(message: "invalid group reference \(number)") }
      target = number
    } else {
      let name = try name(until: ")")
      guard let number = names[name] else { throw Problem(message: "unknown group name \(PythonLiteral.text(name))") }
      target = number
    }
    var flags = flags
    let then = try sequence(&flags)
    let otherwise = take("|") ? try sequence(&flags) : RegexNode.sequence([])
    if next == "|" { throw Problem(message: "conditional backref with more than two branches") }
    if !take(")") { throw Problem(message: "missing ), unterminated subpattern") }
    return .condition(target, then: then, otherwise: otherwise)
  }

  mutating func flagGroup(
    _ first: Unicode.Scalar, _ flags: inout Flags, isFirst: Bool
  ) throws(Problem) -> RegexNode? {
    var changed = flags
    var scalar: Unicode.Scalar? = first
    var isOn = true
    var kinds: [Unicode.Scalar] = []
    guard first == "-" || Flags.letters.contains(first) else {
      throw Problem(message: "unknown extension ?\(first)")
    }
    while let letter = scalar {
      switch letter {
      case "i": changed.ignoresCase = isOn
      case "m": changed.isMultiline = isOn
      case "s": changed.dotTakesAll = isOn
      case "x": changed.isVerbose = isOn
      case "a", "u", "L":
        if !isOn { throw Problem(message: "bad inline flags: cannot turn off flags 'a', 'u' and 'L'") }
        if letter == "L" { throw Problem(message: "bad inline flags: cannot use 'L' flag with a str pattern") }
        if !kinds.isEmpty, kinds != [letter] {
          throw Problem(message: "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        }
        kinds = [letter]
        changed.isASCII = letter == "a"
      case "-" where isOn:
        isOn = false
        if next.map({ !Flags.letters.contains($0) }) ?? true {
          throw Problem(message: next == ":" || next == ")" ? "missing flag" : "unknown flag")
        }
      case ":": return try inner(changed)
      case ")":
        if !isOn { throw Problem(message: "missing :") }
        if !isFirst { throw Problem(message: "global flags not at the start of the expression") }
        flags = changed
        return nil
      default: throw Problem(message: "unknown flag")
      }
      scalar = next
      place += 1
    }
    throw Problem(message: "missing -, : or )")
  }
}
