import Glibc
import JSON

/// The words for what is wrong with templates. Nothing else makes sentences of it.
public enum TemplateErrorText {
  /// The whole message: path, place, problem, the line with its caret, and a hint if there is one.
  ///
  /// ```
  /// house/theme.json:3:14: `#00588` is not a colour
  ///     "met": "#00588"
  ///            ^
  /// hint: write `#rrggbb`, such as `#005b8e`
  /// ```
  public static func message(_ error: TemplateError) -> String {
    if case .json(let inner) = error.problem { return inner.description }
    var text = error.path
    if let line = error.line, let column = error.column { text += ":\(line):\(column)" }
    text += ": " + problem(error.problem)
    if let source = error.source, let column = error.column { text += excerpt(source, column: column) }
    if let hint = hint(error.problem) { text += "\nhint: " + hint }
    return text
  }

  /// What is wrong, in a sentence part.
  static func problem(_ problem: TemplateError.Problem) -> String {
    switch problem {
    case .noSuchFolder: "there is no such folder"
    case .unreadable(let code): "cannot be read: " + String(cString: strerror(code))
    case .tooManyFiles(let limit): "the folder has more than \(limit) files"
    case .tooLarge(let count, let limit): "the file has \(count) bytes, more than the \(limit) a template may have"
    case .unknownFile: "no template is called so"
    case .notText: "the file is not UTF-8 text"
    case .json(let error): JSONErrorText.problem(of: error.kind)
    case .mustache(let problem): mustache(problem)
    case .unknownName(let name, _): "`\(shown(name))` is nothing that a report has"
    case .unknownPartial(let name, _): "there is no partial `\(shown(name))`"
    case .unknownKey(let key, _, _): "the key `\(shown(key))` means nothing here"
    case .unexpectedType(let expected): "this should be \(expected)"
    case .invalidColor(let text): "`\(shown(text))` is not a colour"
    case .invalidChoice(let text, _): "`\(shown(text))` is not one of the choices"
    case .outOfRange(let value, let lowest, let highest):
      "\(number(value)) is not within \(number(lowest)) to \(number(highest))"
    case .noRoom(let left, let needed):
      "the margins leave \(number(left)) pt of the page, and text needs \(number(needed)) pt"
    case .noSuchLogo(let name, _): "the folder has no picture `\(shown(name))`"
    case .notAPNG: "the logo is not a PNG"
    case .namedTwice(let name): "`\(shown(name))` is named twice"
    }
  }

  /// What to try next, when the facts suggest something.
  static func hint(_ problem: TemplateError.Problem) -> String? {
    switch problem {
    case .noSuchFolder: "`chaos-report template FOLDER` makes one with the built-in templates"
    case .unknownFile(let nearest), .unknownName(_, let nearest), .noSuchLogo(_, let nearest): didYouMean(nearest)
    case .unknownPartial(_, let known):
      known.isEmpty ? "put it into partials/" : "there are: " + known.joined(separator: ", ")
    case .unknownKey(_, let nearest, let known):
      didYouMean(nearest) ?? "there are: " + known.joined(separator: ", ")
    case .invalidColor: "write `#rrggbb`, such as `#005b8e`"
    case .invalidChoice(let text, let allowed):
      didYouMean(Spelling.nearest(to: text, in: allowed)) ?? "there are: " + allowed.joined(separator: ", ")
    case .mustache(let problem): mustacheHint(problem)
    case .unreadable, .tooManyFiles, .tooLarge, .notText, .json, .unexpectedType, .outOfRange, .noRoom, .notAPNG,
      .namedTwice:
      nil
    }
  }

  private static func mustache(_ problem: MustacheError.Problem) -> String {
    switch problem {
    case .unclosedTag(let expected): "this tag is never closed with `\(shown(expected))`"
    case .emptyTag: "this tag has no name"
    case .badName(let name): "`\(shown(name))` is not a name"
    case .unclosedSection(let name): "the section `\(shown(name))` is never closed"
    case .unexpectedClose(let name, let open?): "`\(shown(name))` is closed while `\(shown(open))` is open"
    case .unexpectedClose(let name, nil): "`\(shown(name))` is closed and was never opened"
    case .badDelimiters(let text): "`\(shown(text))` is not a pair of delimiters"
    case .unsupported(let sigil): "tags with `\(sigil)` are not supported"
    case .tooDeep(let limit): "sections stand more than \(limit) deep in each other"
    case .endlessPartials(let name): "the partial `\(shown(name))` calls itself without end"
    case .tooManyPartials(let limit): "partials are put in more than \(limit) times"
    }
  }

  private static func mustacheHint(_ problem: MustacheError.Problem) -> String? {
    switch problem {
    case .unclosedSection(let name): "close it with `{{/\(shown(name))}}`"
    case .unexpectedClose(_, let open?): "close `{{/\(shown(open))}}` first"
    case .badDelimiters: "write `{{=<% %>=}}`: two delimiters with a blank between"
    case .unsupported("<"), .unsupported("$"): "inheritance is not part of this engine; use partials"
    case .unsupported: "names of partials cannot be computed"
    case .unclosedTag, .emptyTag, .badName, .unexpectedClose, .tooDeep, .endlessPartials,
      .tooManyPartials:
      nil
    }
  }

  private static func excerpt(_ source: String, column: Int) -> String {
    // A long line is shown around its column.
    let characters = Array(source)
    let start = max(0, min(column - 1, characters.count) - 60)
    let end = min(characters.count, start + 100)
    let line = HostileText.visible(String(characters[start..<end])).map { $0 == "\t" ? " " : $0 }
    return "\n  \(String(line))\n  \(String(repeating: " ", count: max(0, column - 1 - start)))^"
  }

  private static func didYouMean(_ nearest: String?) -> String? { nearest.map { "did you mean `\($0)`?" } }

  private static func shown(_ text: String) -> String {
    let visible = HostileText.visible(text)
    return visible.count > 60 ? String(visible.prefix(59)) + "…" : visible
  }

  private static func number(_ value: Double) -> String {
    var out = MarkupBytes()
    out.number(value)
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
