import JSON

/// Something that is wrong with a journal, or odd enough to look at.
public struct JournalFinding: Sendable {
  /// What is wrong.
  public enum Kind: Sendable {
    /// What the reader noticed.
    case warning(JournalWarning.Kind)
    /// The file cannot be read, or is no journal.
    case unreadable(JournalError)
    /// The text ends early: how many activities are whole, nil when nothing could be recovered.
    case cutOff(activities: Int?)
    /// A record begins before the one in front of it, by seconds.
    case clockWentBack(seconds: Double)
    /// Two records that run one after the other overlap, by seconds.
    case overlap(with: String, seconds: Double)
    /// A record lies outside the run's start and end, by seconds.
    case outsideRun(seconds: Double)
    /// The same activity with the same times stands there twice.
    case repeatedRecord
    /// A name is declared more than once, so that records cannot be told apart.
    case repeatedName(String)
    /// The same bytes were given before, under this path.
    case sameFile(as: String)
    /// A value that no released version writes.
    case unknownValue(String, known: [String])
    /// The journal says that a tolerance was met, or was not, and its output says otherwise.
    case toleranceDisagrees(name: String, saysMet: Bool)
    /// The journal says that the run deviated, or that it did not, and its checks say otherwise.
    case deviationDisagrees(says: Bool)
  }

  /// The path as given.
  public var path: String
  /// Where in the file, when it has a place.
  public var position: JSONPosition?
  /// The JSON path, when it has one.
  public var jsonPath: String?
  /// What is wrong.
  public var kind: Kind
  /// Masks what the message shows of the journal.
  var redactor = Redactor.none

  /// One line, or several for a file that cannot be read: `file:line:column: what is wrong`.
  public var message: String {
    if case .unreadable(let error) = kind { return redactor.message(for: error) }
    let name = path == "-" ? "<stdin>" : VisibleText.line(path, limit: 4096)
    var text = name + (position.map { ":\($0)" } ?? "") + ": "
    if let jsonPath, jsonPath != "$" { text += VisibleText.line(redactor.mask(jsonPath), limit: 120) + ": " }
    return text + redactor.mask(words)
  }

  private var words: String {
    switch kind {
    case .warning(let kind): return JournalWarningText.remark(on: kind)
    case .unreadable(let error): return JournalErrorText.problem(of: error.problem)
    case .cutOff(let activities):
      if activities == 0 {
        return "the journal is cut off before the first whole activity; --recover reports what it declares"
      }
      guard let activities else { return "the journal is cut off, and no record of it is whole" }
      return "the journal is cut off; \(activities) \(activities == 1 ? "activity is" : "activities are") whole and"
        + " can be reported with --recover"
    case .clockWentBack(let seconds): return "it begins \(DurationText.short(seconds)) before the record in front of it"
    case .overlap(let name, let seconds):
      return "it overlaps `\(VisibleText.line(name, limit: 60))` by \(DurationText.short(seconds)), and neither runs in"
        + " the background"
    case .outsideRun(let seconds): return "it lies \(DurationText.short(seconds)) outside the run’s start and end"
    case .repeatedRecord: return "the same activity with the same times stands before"
    case .repeatedName(let name): return "`\(VisibleText.line(name, limit: 60))` is declared more than once"
    case .sameFile(let other): return "these are the same bytes as \(VisibleText.line(other, limit: 4096))"
    case .unknownValue(let value, let known):
      return "`\(VisibleText.line(value, limit: 60))` is none of the values that are written: "
        + known.joined(separator: ", ")
    case .toleranceDisagrees(let name, let saysMet):
      return "`\(VisibleText.line(name, limit: 60))` is recorded as \(saysMet ? "met" : "not met"), and its output says"
        + " otherwise"
    case .deviationDisagrees(let says):
      return says
        ? "the run is recorded as deviated, and every check that was made was met"
        : "the run is recorded as not deviated, and a check after the method was not met"
    }
  }
}
