import JSON

/// Looks for what is wrong with a journal.
///
/// ```swift
/// let doctor = JournalDoctor()
/// doctor.examine(path: "journal.json").map(\.message)  // ["journal.json:12:5: $.run[0]: the end lies 2 s before the start"]
/// ```
public struct JournalDoctor: Sendable {
  /// Findings of one journal that are kept.
  public static let findingLimit = 1_000
  private static let topicLimit = 200

  private let reader: JournalReader
  private var seen: [String: String] = [:]

  /// Makes a doctor, who remembers the files seen.
  public init(reader: JournalReader = JournalReader()) {
    self.reader = reader
  }

  /// What is wrong with the journal in a file, in the order of the file; empty when nothing is.
  public mutating func examine(path: String) -> [JournalFinding] {
    let bytes: [UInt8]
    do throws(JournalError) {
      bytes = try FileBytes.read(path: path, limit: reader.options.byteLimit)
    } catch {
      return [JournalFinding(path: path, kind: .unreadable(error))]
    }
    return examine(bytes: bytes, path: path)
  }

  /// What is wrong with a journal.
  public mutating func examine(bytes: [UInt8], path: String) -> [JournalFinding] {
    var findings: [JournalFinding] = []
    let hash = SHA256.hexadecimal(of: bytes)
    if let other = seen[hash] { findings.append(JournalFinding(path: path, kind: .sameFile(as: other))) }
    seen[hash] = seen[hash] ?? path
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(bytes: bytes, name: path)
    } catch {
      return findings + cutOff(error, bytes, path)
    }
    return findings + sorted(examine(document, bytes.count, hash, path))
  }

  private func cutOff(_ error: JSONError, _ bytes: [UInt8], _ path: String) -> [JournalFinding] {
    let problem: JournalError.Problem = error.kind == .emptyInput ? .empty : .json(error)
    guard case .unexpectedEnd = error.kind else {
      return [unreadable(path, problem)]
    }
    guard let whole = JournalRecovery.recover(bytes), let document = try? JSONDocument(bytes: whole.bytes, name: path),
      JournalSniffer.otherThanJournal(document.root) == nil
    else { return [JournalFinding(path: path, position: error.position, kind: .cutOff(activities: nil))] }
    let journal = RunJournalReader.read(document, source: source(path, bytes.count, ""))
    let count = ActivityCollector(clock: ClockReader.read(journal), redactor: .none)
      .collect(journal, firstEvidence: 1).count
    let place = JSONLinePlace.position(ofOffset: whole.keptBytes, in: bytes)
    // What is missing is missing because the text ends.
    let findings = examine(document, bytes.count, "", path).filter { finding in
      if case .warning(.killed) = finding.kind { return false }
      if case .warning(.missing) = finding.kind { return false }
      return true
    }
    return sorted(findings)
      + [JournalFinding(path: path, position: place, kind: .cutOff(activities: count))]
  }

  private func source(_ path: String, _ count: Int, _ hash: String) -> JournalSource {
    JournalSource(path: path, label: SourceLabels.label(of: path), byteCount: count, sha256: hash)
  }

  private func examine(_ document: JSONDocument, _ count: Int, _ hash: String, _ path: String) -> [JournalFinding] {
    if let found = JournalSniffer.otherThanJournal(document.root) {
      return [unreadable(path, .notAJournal(found: found))]
    }
    let collector = WarningCollector(topic: JournalDoctor.topicLimit, total: JournalDoctor.findingLimit)
    let journal = RunJournalReader.read(document, source: source(path, count, hash), collector: collector)
    var findings = journal.warnings.map {
      JournalFinding(path: path, position: $0.position, jsonPath: $0.path, kind: .warning($0.kind))
    }
    var examination = RecordExamination(journal: journal, path: path)
    examination.run()
    findings += examination.findings
    findings += ValueExamination(journal: journal, path: path).findings
    let redactor = Redactor(journal)
    return findings.prefix(JournalDoctor.findingLimit).map { finding in
      var finding = finding
      finding.redactor = redactor
      return finding
    }
  }

  /// A file of which nothing was read: only what looks like a secret is known to be one.
  private func unreadable(_ path: String, _ problem: JournalError.Problem) -> JournalFinding {
    var finding = JournalFinding(path: path, kind: .unreadable(JournalError(path: path, problem: problem)))
    finding.redactor = Redactor([])
    return finding
  }

  /// By place; what has none comes first.
  private func sorted(_ findings: [JournalFinding]) -> [JournalFinding] {
    findings.enumerated().sorted {
      ($0.element.position?.offset ?? -1, $0.offset) < ($1.element.position?.offset ?? -1, $1.offset)
    }.map(\.element)
  }
}
