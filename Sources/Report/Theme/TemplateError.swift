import JSON

/// Why a folder of templates cannot be used: facts only; ``TemplateErrorText`` makes the words.
public struct TemplateError: Error, Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// There is no such folder, or it is a file.
    case noSuchFolder
    /// The system refuses to read: its error number.
    case unreadable(errno: Int32)
    /// The folder has more files than templates can have.
    case tooManyFiles(limit: Int)
    /// The file is larger than the reader takes, in bytes.
    case tooLarge(byteCount: Int, limit: Int)
    /// No template is called so; the name that was probably meant.
    case unknownFile(nearest: String?)
    /// The bytes are no UTF-8.
    case notText
    /// The file is no JSON.
    case json(JSONError)
    /// The file is no Mustache template, or does not end.
    case mustache(MustacheError.Problem)
    /// A tag asks for a value that no report has; the name that was probably meant.
    case unknownName(String, nearest: String?)
    /// A tag asks for a partial that the folder does not have; those that it has.
    case unknownPartial(String, known: [String])
    /// A key that means nothing; the one that was probably meant.
    case unknownKey(String, nearest: String?, known: [String])
    /// A value of the wrong type: what it should be.
    case unexpectedType(expected: String)
    /// Text that is no colour.
    case invalidColor(String)
    /// A word that is not among the legal ones.
    case invalidChoice(String, allowed: [String])
    /// A number outside its bounds.
    case outOfRange(Double, lowest: Double, highest: Double)
    /// The margins leave less width or height than text needs, in points.
    case noRoom(left: Double, needed: Double)
    /// The logo is not in the folder; the picture that was probably meant.
    case noSuchLogo(String, nearest: String?)
    /// The logo is no PNG.
    case notAPNG
    /// A section is named twice.
    case namedTwice(String)
  }

  /// What is wrong.
  public var problem: Problem
  /// The path as it was given, with the file's name when a file is at fault.
  public var path: String
  /// The line from 1, when a place is at fault.
  public var line: Int?
  /// The column from 1, in characters.
  public var column: Int?
  /// The line itself.
  public var source: String?

  /// Makes an error about a whole file or folder.
  public init(_ problem: Problem, path: String) {
    self.problem = problem
    self.path = path
  }

  init(_ problem: Problem, path: String, bytes: [UInt8], offset: Int) {
    self.init(problem, path: path)
    let place = TextPlace(in: bytes, at: offset)
    line = place.line
    column = place.column
    source = place.text
  }

  init(_ error: MustacheError, path: String) {
    self.init(.mustache(error.problem), path: path)
    line = error.line
    column = error.column
    source = error.source
  }
}

extension TemplateError: CustomStringConvertible {
  /// The whole message: path, place, problem, the line with its caret, and a hint if there is one.
  public var description: String { TemplateErrorText.message(self) }
}
