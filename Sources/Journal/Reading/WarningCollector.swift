import JSON

/// Collects what is odd about one journal, a few of each topic, and counts the rest.
///
/// A file can hold a million misspelt keys; places are looked up only for the warnings that are kept.
struct WarningCollector {
  /// How many warnings of one topic are kept.
  static let topicLimit = 6
  /// How many warnings are kept in all.
  static let totalLimit = 100

  private let limits: (topic: Int, total: Int)

  /// Keeps so many; the doctor wants more than a report.
  init(topic: Int = WarningCollector.topicLimit, total: Int = WarningCollector.totalLimit) {
    limits = (topic, total)
  }

  private struct Group {
    let topic: String
    var kept: [JournalWarning] = []
    var surplus = 0
  }

  private var groups: [Group] = []
  private var namesSeen: Set<String> = []
  private var total = 0

  /// What was collected: by topic, in the order in which each topic came up first.
  ///
  /// A topic with more warnings than are kept ends in ``JournalWarning/Kind/more(count:)``.
  var warnings: [JournalWarning] {
    var all = groups.flatMap { group in
      group.kept + (group.surplus > 0 && !group.kept.isEmpty ? [JournalWarning(kind: .more(count: group.surplus))] : [])
    }
    let rest = groups.reduce(0) { $0 + ($1.kept.isEmpty ? $1.surplus : 0) }
    if rest > 0 { all.append(JournalWarning(kind: .more(count: rest))) }
    return all
  }

  /// Notes an oddity of a value, or in an object from which something is missing.
  mutating func add(_ kind: JournalWarning.Kind, at node: JSONNode?) {
    // A misspelt key, or a name that nothing bears, is one finding however often it stands there.
    switch kind {
    case .unknownKey(let key):
      guard namesSeen.count < 10_000, namesSeen.insert("key " + key).inserted else { return }
    case .unresolvedReference(let name):
      guard namesSeen.count < 10_000, namesSeen.insert("ref " + name).inserted else { return }
    case .json, .missing, .unexpectedType, .unreadableInstant, .killed, .cutOff, .endBeforeStart, .durationDisagrees,
      .more:
      break
    }
    guard let index = placeToKeep(kind) else { return }
    groups[index].kept.append(JournalWarning(kind: kind, path: node?.path, position: node?.position))
  }

  /// Takes over what the JSON reader noticed.
  mutating func add(noticesOf document: JSONDocument) {
    let notices = document.notices
    for notice in notices {
      guard let index = placeToKeep(.json(notice)) else { continue }
      groups[index].kept.append(
        JournalWarning(kind: .json(notice), path: notice.path, position: notice.position))
    }
    let uncounted = document.noticeCount - notices.count
    if uncounted > 0 {
      groups.append(Group(topic: "json", surplus: uncounted))
    }
  }

  /// The group that takes one more warning; nil, and one more counted, when it takes none.
  private mutating func placeToKeep(_ kind: JournalWarning.Kind) -> Int? {
    let topic = WarningCollector.topic(of: kind)
    let index = groups.firstIndex { $0.topic == topic } ?? groups.count
    if index == groups.count { groups.append(Group(topic: topic)) }
    guard groups[index].kept.count < limits.topic, total < limits.total else {
      groups[index].surplus += 1
      return nil
    }
    total += 1
    return index
  }

  private static func topic(of kind: JournalWarning.Kind) -> String {
    switch kind {
    case .json(let notice): "json " + topic(of: notice.kind)
    case .missing(let key): "missing " + key
    case .unexpectedType: "type"
    case .unreadableInstant: "instant"
    case .unresolvedReference: "reference"
    case .unknownKey: "key"
    case .killed: "killed"
    case .cutOff: "cut"
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
