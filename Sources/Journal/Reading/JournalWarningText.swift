import JSON

/// The words for what a reader found odd.
public enum JournalWarningText {
  /// One sentence with its place.
  ///
  /// ```text
  /// $.run[3].start (line 214): `yesterday` is not an ISO 8601 moment.
  /// ```
  public static func sentence(for warning: JournalWarning) -> String {
    let text = remark(on: warning.kind)
    guard let path = warning.path, path != "$" else { return text.capitalizedFirst + "." }
    let line = warning.position.map { " (line \($0.line))" } ?? ""
    return "\(VisibleText.line(path, limit: 120))\(line): \(text)."
  }

  /// What is odd, in a part of a sentence without place and full stop.
  public static func remark(on kind: JournalWarning.Kind) -> String {
    switch kind {
    case .json(let notice): JSONErrorText.remark(on: notice.kind)
    case .missing(let key): "`\(shown(key))` is missing"
    case .unexpectedType(let expected, let found): "found \(found) where \(expected) should be"
    case .unreadableInstant(let text): "`\(shown(text))` is not an ISO 8601 moment"
    case .unresolvedReference(let name): "nothing in the experiment is named `\(shown(name))`"
    case .unknownKey(let key): "the key `\(shown(key))` is not one that the specification knows; it was kept"
    case .killed: "the run has a start and no end or status: it was probably killed"
    case .cutOff(let lost):
      "the journal is cut off: it is read up to its last whole record, \(lost) byte\(lost == 1 ? "" : "s") behind it are lost"
    case .endBeforeStart(let seconds): "the end lies \(duration(seconds)) before the start"
    case .durationDisagrees(let claimed, let measured):
      "the duration says \(duration(claimed)), start and end are \(duration(measured)) apart"
    case .more(let count): "and \(count) more"
    }
  }

  private static func shown(_ text: String) -> String { VisibleText.line(text, limit: 60) }

  /// Seconds with up to three decimals, since a disagreement may be small; from a minute on as people say it.
  private static func duration(_ seconds: Double) -> String {
    guard seconds.magnitude < 60 else { return DurationText.short(seconds) }
    let thousandths = Int64((seconds * 1000).rounded())
    let whole = thousandths.magnitude / 1000
    var fraction = String(1000 + thousandths.magnitude % 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return (thousandths < 0 ? "−" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction) + " s"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
