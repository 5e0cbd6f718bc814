import JSON

/// Reads journals of every version of chaoslib into the model.
///
/// What is odd about a journal becomes a warning in it. Only bytes that are no whole JSON, or no journal at all,
/// give an error.
///
/// ```swift
/// let journal = try JournalReader().read(path: "journal.json")
/// journal.status            // .completed
/// journal.source.sha256     // "9f86d081884c7d65…"
/// ```
public struct JournalReader: Sendable {
  /// What a caller may choose.
  public struct Options: Sendable {
    /// The largest file that is read, in bytes.
    public var byteLimit = 1 << 30
    /// Whether a journal that was cut off is read up to its last whole record.
    public var recovers = false

    /// Makes the default options: files up to 1 GiB.
    public init() {}
  }

  /// What was chosen.
  public var options: Options

  /// Makes a reader.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads the journal in a file.
  ///
  /// - Parameter path: a file or a pipe; `-` is standard input.
  /// - Throws: ``JournalError``.
  public func read(path: String) throws(JournalError) -> RunJournal {
    try read(bytes: FileBytes.read(path: path, limit: options.byteLimit), path: path)
  }

  /// Reads a journal from bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without byte-order mark, UTF-16 with one, or Windows-1252.
  ///   - path: where they came from, for messages and for the label.
  /// - Throws: ``JournalError``.
  public func read(bytes: [UInt8], path: String) throws(JournalError) -> RunJournal {
    let document: JSONDocument
    var cutOff: JournalRecovery.Result?
    do throws(JSONError) {
      do throws(JSONError) {
        document = try JSONDocument(bytes: bytes, name: path)
      } catch {
        guard options.recovers, case .unexpectedEnd = error.kind, let whole = JournalRecovery.recover(bytes),
          let recovered = try? JSONDocument(bytes: whole.bytes, name: path),
          JournalSniffer.otherThanJournal(recovered.root) == nil
        else { throw error }
        cutOff = whole
        document = recovered
      }
    } catch {
      var failure = JournalError(path: path, problem: error.kind == .emptyInput ? .empty : .json(error))
      if options.recovers, case .unexpectedEnd = error.kind { failure.hasNothingWhole = true }
      throw failure
    }
    if let found = JournalSniffer.otherThanJournal(document.root) {
      throw JournalError(path: path, problem: .notAJournal(found: found))
    }
    let source = JournalSource(
      path: path, label: SourceLabels.label(of: path), byteCount: bytes.count,
      sha256: SHA256.hexadecimal(of: bytes))
    var journal = RunJournalReader.read(document, source: source)
    guard let cutOff else { return journal }
    journal.isCutOff = true
    // What lies behind the cut was not missing from the journal.
    journal.warnings.removeAll { warning in
      switch warning.kind {
      case .killed, .missing: true
      case .json, .unexpectedType, .unreadableInstant, .unresolvedReference, .unknownKey, .cutOff, .endBeforeStart,
        .durationDisagrees, .more:
        false
      }
    }
    let end = JSONLinePlace.position(ofOffset: cutOff.keptBytes, in: bytes)
    journal.warnings.insert(
      JournalWarning(kind: .cutOff(lostBytes: bytes.count - cutOff.keptBytes), path: "$", position: end), at: 0)
    return journal
  }
}
