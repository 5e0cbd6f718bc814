/// The rules of the house, checked on text: imports follow the floors, formats stay in writers, files stay small.
enum SourceRules {
  /// Longer files need a reason in ``Floors/longFiles``.
  static let longestFile = 300

  /// Everything that breaks a rule, in the order of the files.
  static func violations(in files: [SourceFile]) -> [Violation] {
    files.flatMap { file in
      let code = SwiftText.code(of: file.text)
      return imports(of: file, code: code) + names(of: file, code: code) + length(of: file)
    } + repeatedNames(in: files)
  }

  private static func imports(of file: SourceFile, code: String) -> [Violation] {
    guard let allowed = Floors.below[file.module] else {
      return [Violation(path: file.path, message: "module \(file.module) stands on no floor: add it to Floors.swift")]
    }
    return SwiftText.imports(in: code).compactMap { module, line in
      let reason: String
      if let door = Floors.doors[module] {
        if file.isInside(door) { return nil }
        reason = "\(module) is imported in \(door) only"
      } else if Floors.below[module] != nil {
        if allowed.contains(module) { return nil }
        reason = "\(file.module) does not stand above \(module)"
      } else if Floors.system.contains(module) {
        return nil
      } else {
        reason = "\(module) is none of ours, and not on the list of system modules"
      }
      return Violation(path: file.path, line: line, message: "imports \(module): \(reason)")
    }
  }

  private static func names(of file: SourceFile, code: String) -> [Violation] {
    let mayPrint = Floors.executables.contains(file.module)
    let knowsFormats = !Floors.formatFree.contains { file.isInside($0) }
    return SwiftText.names(in: code).compactMap { name, line, next in
      var message: String?
      switch name {
      case "print", "debugPrint", "dump":
        if next == "(", !mayPrint { message = "\(name)(…) outside an executable" }
      case "fatalError", "preconditionFailure":
        let mayEnd = Floors.mayEnd[file.path] != nil
        if next == "(", !mayEnd { message = "\(name)(…): bad data is an error, not an end" }
      case "try", "as":
        if next == "!" { message = "\(name)!: an error that nobody handles" }
      default:
        if !knowsFormats, let format = format(in: name) {
          message = "\(name) knows the format \(format); only writers do"
        }
      }
      return message.map { Violation(path: file.path, line: line, message: $0) }
    }
  }

  /// The format whose name is a word of this name: `writeHTML`, `htmlText`, `isPDF`.
  private static func format(in name: Substring) -> String? {
    var words: [String] = []
    var previous: Character = "_"
    for character in name {
      // A word begins at a capital after a small letter; a run of capitals is one word.
      if character.isUppercase, !previous.isUppercase || words.isEmpty { words.append("") }
      if words.isEmpty || previous == "_" { words.append("") }
      words[words.count - 1].append(character)
      previous = character
    }
    let formats: Set<String> = ["html", "markdown", "pdf", "svg", "png", "junit"]
    return words.map { $0.lowercased() }.first { formats.contains($0) }
  }

  private static func length(of file: SourceFile) -> [Violation] {
    guard file.lineCount > longestFile, Floors.longFiles[file.path] == nil else { return [] }
    return [
      Violation(path: file.path, message: "\(file.lineCount) lines, more than \(longestFile), and no reason is listed")
    ]
  }

  private static func repeatedNames(in files: [SourceFile]) -> [Violation] {
    var seen: [String: String] = [:]
    return files.compactMap { file in
      let key = "\(file.module)/\(file.name)"
      if let other = seen[key] { return Violation(path: file.path, message: "a second \(file.name) beside \(other)") }
      seen[key] = file.path
      return nil
    }
  }
}
