import JSON

/// Looks for words that no released version writes, names that repeat, and judgements that outputs contradict.
struct ValueExamination {
  let journal: RunJournal
  let path: String

  /// What was found.
  var findings: [JournalFinding] {
    Array((status + records + providers + names + judgements).prefix(500))
  }

  private var lists: [[ActivityRun]] {
    [journal.before?.probes ?? []] + journal.during.map(\.probes)
      + [journal.run, journal.after?.probes ?? [], journal.rollbacks]
  }

  private var declared: [Activity] {
    (journal.experiment.hypothesis?.probes ?? []) + journal.experiment.method + journal.experiment.rollbacks
  }

  private var root: JSONNode? { journal.rootNode }

  private var status: [JournalFinding] {
    guard case .other(let word) = journal.status else { return [] }
    return [finding(.unknownValue(word, known: ["completed", "failed", "aborted", "interrupted"]), root?["status"])]
  }

  private var records: [JournalFinding] {
    lists.joined().compactMap { record in
      let known = ["succeeded", "failed", "aborted"]
      guard let word = record.status, !known.contains(word) else { return nil }
      return finding(.unknownValue(word, known: known), record.node?["status"] ?? record.node)
    }
  }

  private var providers: [JournalFinding] {
    var findings: [JournalFinding] = []
    for activity in declared {
      if case .other(let type, let node) = activity.provider, !type.isEmpty {
        findings.append(finding(.unknownValue(type, known: ["python", "process", "http"]), node["type"] ?? node))
      }
      if let word = activity.node?["type"], let text = word.string,
        !["action", "probe", "python", "process", "http"].contains(text)
      {
        findings.append(finding(.unknownValue(text, known: ["action", "probe"]), word))
      }
    }
    return findings
  }

  private var names: [JournalFinding] {
    var findings: [JournalFinding] = []
    for list in [journal.experiment.hypothesis?.probes ?? [], journal.experiment.method] {
      var seen: Set<String> = []
      // A reference repeats a name by purpose.
      for activity in list where activity.reference == nil && !seen.insert(activity.name).inserted {
        findings.append(finding(.repeatedName(activity.name), activity.node))
      }
    }
    return findings
  }

  private var judgements: [JournalFinding] {
    let run = RunAnalyzer(redactor: .none).analyze(journal, firstEvidence: 1)
    var nodes: [Int: JSONNode] = [:]
    for timing in run.activities { nodes[timing.evidence] = timing.run.node }
    let disagreeing: [JournalFinding] = run.checks.compactMap { check in
      guard check.agrees == false, let evidence = check.evidence else { return nil }
      return finding(.toleranceDisagrees(name: check.name, saysMet: check.outcome == .met), nodes[evidence])
    }
    return deviation(run.checks) + disagreeing
  }

  /// Whether the journal's word on deviation can be: probes that broke count as neither met nor not met.
  private func deviation(_ checks: [Check]) -> [JournalFinding] {
    guard let says = journal.deviated, let word = root?["deviated"] else { return [] }
    let isDenied =
      says
      ? !checks.isEmpty && checks.allSatisfy { $0.outcome == .met }
      : checks.contains { $0.phase == .after && $0.outcome == .notMet }
    return isDenied ? [finding(.deviationDisagrees(says: says), word)] : []
  }

  private func finding(_ kind: JournalFinding.Kind, _ node: JSONNode?) -> JournalFinding {
    JournalFinding(path: path, position: node?.position, jsonPath: node?.path, kind: kind)
  }
}
