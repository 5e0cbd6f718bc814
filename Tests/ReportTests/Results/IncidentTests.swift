import Journal
import TestSupport
import Testing

@testable import Report

@Suite("The pack for the review of an incident")
struct IncidentTests {
  private func document(_ analysis: Analysis, _ meta: IncidentMeta = IncidentMeta()) -> Document {
    let options = ReportComposer.Options(created: Instant(microseconds: 0), generator: "test")
    return IncidentComposer(options: options, meta: meta).compose(analysis)
  }

  private func text(_ document: Document) -> String {
    let writer = MarkdownWriter(templates: .builtIn, assets: .none) { _ in [] }
    return String(decoding: writer.write(document).text, as: UTF8.self)
  }

  private func rollout(_ number: Int) throws -> Analysis {
    Analyzer().analyze([try JournalReader().read(path: TestEnvironment.rollouts[number - 1])])
  }

  @Test("it has the fields of review templates, in their order")
  func fields() throws {
    let text = text(document(try rollout(4)))
    var place = text.startIndex
    for field in [
      "Summary", "Impact", "Timeline", "Trigger", "Detection", "Resolution", "Root causes", "What went well",
      "What went poorly", "Where we were lucky", "Action items", "Evidence",
    ] {
      let found = text[place...].range(of: "# " + field) ?? text[place...].range(of: "</a>" + field)
      #expect(found != nil, "\(field) is missing or out of order")
      place = found?.upperBound ?? place
    }
  }

  @Test("judgement is left blank, and no sentence says why something happened")
  func blanks() throws {
    let text = text(document(try rollout(4)))
    #expect(text.components(separatedBy: "To be filled in").count > 8)
    for word in ["because of", "caused", "due to", "led to"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test("every evidence number leads somewhere", arguments: [4, 1])
  func evidence(number: Int) throws {
    let text = text(document(try rollout(number)))
    let cited = Set(text.matches(of: /\]\(#(e\d+)\)/).map { String($0.output.1) })
    #expect(!cited.isEmpty)
    for anchor in cited { #expect(text.contains("id=\"\(anchor)\""), "\(anchor)") }
  }

  @Test("moments that are given stand in the timeline, and say how long after the start")
  func moments() throws {
    var meta = IncidentMeta()
    meta.set("started", ["2026-11-24T03:30:00Z"])
    meta.set("detected", ["2026-11-24T04:33:30+01:00"])
    meta.set("ended", ["in the afternoon"])
    meta.set("links", ["Dashboard (https://graphs.example.org/d/7)"])
    let text = text(document(try rollout(4), meta))
    #expect(
      text.contains(
        "started 2026-11-24 03:30:00; detected 2026-11-24 03:33:30, 3\u{A0}min\u{A0}30\u{A0}s after it started"))
    #expect(text.contains("ended in the afternoon"))
    #expect(text.contains("| 03:30:00 |  | As given: started |"))
    #expect(text.contains("[Dashboard](https://graphs.example.org/d/7)"))
    let begun = try #require(text.firstRange(of: "As given: detected")).lowerBound
    #expect(begun < (try #require(text.firstRange(of: "The run begins"))).lowerBound)
  }

  @Test("what is given stands where it belongs, lists grow, and addresses that are none are text")
  func meta() throws {
    var meta = IncidentMeta()
    meta.set("ID", ["INC-7"])
    meta.set("severity", ["sev-1"])
    meta.set("severity", ["sev-2"])
    meta.set("participants", ["A"])
    meta.set("participants", ["B"])
    meta.set("links", ["https://status.example.org/7", "javascript:alert(1)"])
    meta.set("service", ["service2"])
    let document = document(try rollout(4), meta)
    #expect(document.title.hasPrefix("INC-7: "))
    #expect(document.kicker == "INCIDENT REVIEW · SEV-2")
    let text = text(document)
    #expect(text.contains("A, B") && text.contains("service2"))
    #expect(text.contains("(https://status.example.org/7)") && !text.contains("(javascript:"))
  }

  @Test("whatever runs hold, there is a pack", arguments: HostileRuns.all.indices)
  func hostile(index: Int) {
    #expect(!text(document(HostileRuns.all[index].analysis)).isEmpty)
  }
}

extension String {
  fileprivate func components(separatedBy word: String) -> [Substring] { split(separator: word) }
}

extension Substring {
  fileprivate func range(of word: String) -> Range<Index>? { firstRange(of: word) }
}
