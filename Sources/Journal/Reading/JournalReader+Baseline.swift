import JSON

extension JournalReader {
  /// The baseline in a file; nil when the file is no baseline.
  ///
  /// - Throws: ``JournalError`` when it cannot be read, is no JSON, or is a baseline of an unknown version.
  public func baseline(path: String) throws(JournalError) -> SavedBaseline? {
    let bytes = try FileBytes.read(path: path, limit: options.byteLimit)
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(bytes: bytes, name: path)
    } catch {
      throw JournalError(path: path, problem: error.kind == .emptyInput ? .empty : .json(error))
    }
    guard SavedBaseline.isBaseline(document.root) else { return nil }
    guard let baseline = SavedBaseline(document.root) else {
      throw JournalError(path: path, problem: .notAJournal(found: .other("a baseline of another version")))
    }
    return baseline
  }
}
