import JSON

/// Collects what is odd about one journal, a few of each topic, and counts the rest.
///
/// A file can hold a million misspelt keys; places are looked up only for the warnings that are kept.
struct WarningCollector {
  /// How many warnings of one topic are kept; with the closed set of topics that makes at most about a hundred.
  static let limit = 6

  private struct Group {
    let topic: String
    var kept: [JournalWarning] = []
    var surplus = 0
  }

  private var groups: [Group] = []
  private var namesSeen: Set<String> = []

  /// What was collected: by topic, in the order in which each topic came up first.
  ///
  /// A topic with more warnings than are kept ends in ``JournalWarning/Kind/more(count:)``.
  var warnings: [JournalWarning] {
    groups.flatMap { group in
      group.kept + (group.surplus > 0 ? [JournalWarning(kind: .more(count: group.surplus))] : [])
    }
  }

  /// Notes an oddity of a value, or in an object from which something is missing.
  mutating func add(_ kind: JournalWarning.Kind, at node: JSONNode?) {
    // A misspelt key, or a name that nothing bears, is one finding however often it stands there.
    switch kind {
    case .unknownKey(let key):
      guard namesSeen.count < 10_000, namesSeen.insert("key " + key).inserted else { return }
    case .unresolvedReference(let name):
      guard namesSeen.count < 10_000, namesSeen.insert("ref " + name).inserted else { return }
    case .json, .missing, .unexpectedType, .unreadableInstant, .killed, .endBeforeStart, .durationDisagrees, .more:
      break
    }
    let index = place(of: WarningCollector.topic(of: kind))
    guard groups[index].kept.count < WarningCollector.limit else {
      groups[index].surplus += 1
      return
    }
    groups[index].kept.append(JournalWarning(kind: kind, path: node?.path, position: node?.position))
  }

  /// Takes over what the JSON reader noticed.
  mutating func add(noticesOf document: JSONDocument) {
    let notices = document.notices
    for notice in notices {
      let index = place(of: WarningCollector.topic(of: .json(notice)))
      guard groups[index].kept.count < WarningCollector.limit else {
        groups[index].surplus += 1
        continue
      }
      groups[index].kept.append(
        JournalWarning(kind: .json(notice), path: notice.path, position: notice.position))
    }
    let uncounted = document.noticeCount - notices.count
    if uncounted > 0 {
      groups.append(Group(topic: "json", surplus: uncounted))
    }
  }

  private mutating func place(of topic: String) -> Int {
    if let index = groups.firstIndex(where: { $0.topic == topic }) { return index }
    groups.append(Group(topic: topic))
    return groups.count - 1
  }

  private static func topic(of kind: JournalWarning.Kind) -> String {
    switch kind {
    case .json(let notice): "json " + topic(of: notice.kind)
    case .missing: "missing"
    case .unexpectedType: "type"
    case .unreadableInstant: "instant"
    case .unresolvedReference: "reference"
    case .unknownKey: "key"
    case .killed: "killed"
    case .endBeforeStart: "order"
    case .durationDisagrees: "duration"
    case .more: "more"
    }
  }

  private static func topic(of kind: JSONNoticeKind) -> String {
    switch kind {
    case .byteOrderMark: "mark"
    case .windows1252: "windows"
    case .utf16: "utf16"
    case .duplicateKey: "duplicate"
    case .loneSurrogate: "surrogate"
    case .controlCharacter: "control"
    case .nonFiniteNumber: "number"
    }
  }
}
