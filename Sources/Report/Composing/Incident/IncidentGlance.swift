import Journal

/// The incident at a glance: what was given about it, and when and where it took place.
struct IncidentGlance {
  let voice: ReportVoice
  let meta: IncidentMeta

  var table: Table {
    var table = Table(
      caption: "The incident at a glance", columns: [.init("Field", weight: 1), .init("Value", weight: 4)])
    table.hasRowHeads = true
    for (name, value) in rows { table.rows.append(.init([.init([.text(name)]), .init(value)])) }
    return table
  }

  private var rows: [(String, [Inline])] {
    var rows: [(String, [Inline])] = [
      ("Incident", given("id")), ("Severity", given("severity")),
      ("Status", meta.value("status").map(text) ?? [.text("draft")]),
      ("Owner", given("owner")), ("Participants", list("participants")), ("When (UTC)", when),
      ("Experiments", experiments),
      ("Links", links),
    ]
    for entry in meta.others {
      rows.append((voice.line(entry.key, limit: 40), text(entry.values.joined(separator: ", "))))
    }
    return rows
  }

  private func text(_ value: String) -> [Inline] { [.text(voice.line(value, limit: 500))] }

  private func given(_ key: String) -> [Inline] { meta.value(key).map(text) ?? IncidentPrompts.missing(key) }

  private func list(_ key: String) -> [Inline] {
    let values = meta.values(key)
    return values.isEmpty ? IncidentPrompts.missing(key) : text(values.joined(separator: ", "))
  }

  private var when: [Inline] {
    var words = RunTimes(runs: voice.analysis.runs).words(zone: "").map { ["\($0), as the journals have it"] } ?? []
    let moments = IncidentMoments(meta)
    words += moments.all.map { moments.words($0, voice: voice) }
    return [.text(words.isEmpty ? "the journals hold no times" : words.joined(separator: "; "))]
  }

  private var experiments: [Inline] {
    var inlines: [Inline] = []
    let all = voice.analysis.runs
    let runs = all.filter { $0.verdict != .held } + all.filter { $0.verdict == .held }
    for index in runs.indices.prefix(4) {
      if index > 0 { inlines.append(.lineBreak) }
      inlines += [
        .mark(runs[index].verdict.chartMark, runs[index].verdict.chartWord),
        .text(" \(voice.line(runs[index].label, limit: 60)): \(voice.title(of: runs[index]))"),
      ]
    }
    if runs.count > 4 { inlines += [.lineBreak, .text("and \(ShortNumber.text(runs.count - 4)) more")] }
    return inlines
  }

  private var links: [Inline] {
    let values = meta.values("links")
    if values.isEmpty { return IncidentPrompts.missing("links") }
    var inlines: [Inline] = []
    for value in values {
      if !inlines.isEmpty { inlines.append(.lineBreak) }
      let shown = voice.line(value, limit: 300)
      // A link whose address is masked leads nowhere.
      guard shown == value else {
        inlines.append(.text(shown))
        continue
      }
      let (title, address) = IncidentGlance.parts(of: value)
      inlines.append(.link([.text(title)], to: .url(address)))
    }
    return inlines
  }

  /// `Dashboard (https://…)` is a title and an address; anything else is both.
  static func parts(of link: String) -> (title: String, address: String) {
    guard link.hasSuffix(")"), let bracket = link.firstRange(of: " (http"), bracket.lowerBound > link.startIndex else {
      return (link, link)
    }
    let address = link[link.index(bracket.lowerBound, offsetBy: 2)...].dropLast()
    return (String(link[..<bracket.lowerBound]), String(address))
  }
}
