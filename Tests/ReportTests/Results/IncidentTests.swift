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

  @Test("what series and states show stands in the impact and in the timeline, with its evidence")
  func findings() throws {
    let text = text(document(try rollout(4))).replacing("\u{A0}", with: " ")
    let impact = try #require(text.firstRange(of: "stood still at")).lowerBound
    let timeline = try #require(text.firstRange(of: "Timeline in UTC") ?? text.firstRange(of: "| UTC |")).lowerBound
    #expect(impact < timeline)
    #expect(text[timeline...].contains("stood still at"))
    for line in text.split(separator: "\n") where line.contains("stood still at") {
      #expect(line.contains("](#e"), "\(line)")
    }
  }

  @Test(
    "evidence stands before the full stop of its sentence",
    arguments: ["v4.json", "everything.json", "orders.json", "hostile.json", "valid/killed-without-end.json"])
  func citations(file: String) throws {
    let analysis = Analyzer().analyze([try JournalReader().read(path: "\(TestEnvironment.fixtures)/\(file)")])
    let sentences = document(analysis).sections.flatMap(\.blocks).flatMap { block -> [[Inline]] in
      switch block {
      case .paragraph(let inlines, _): [inlines]
      case .list(_, let items):
        items.flatMap { $0 }.compactMap { if case .paragraph(let inlines, _) = $0 { inlines } else { nil } }
      case .heading, .banner, .keyFigures, .table, .figure, .code, .columns, .definitions, .details, .quote, .rule,
        .anchor:
        []
      }
    }
    #expect(sentences.contains { $0.plainText.contains(/\sE\d+\./) })
    for sentence in sentences.map(\.plainText) {
      #expect(!sentence.contains(/[^.]\.\s+E\d+/) && !sentence.contains(/\sE\d+$/), "\(sentence)")
    }
  }

  @Test("shifts are said of the whole fault; a change to a good state is in the timeline alone")
  func shifts() throws {
    var analysis = try rollout(4)
    var series = try #require(analysis.runs[0].metrics.first)
    series.findings = [.shifted(before: 2, during: 3), .restarted(at: 4), .gap(Span(from: 1, to: 2)), .constant(1)]
    analysis.runs[0].metrics = [series]
    analysis.runs[0].states = [
      StateSeries(
        evidence: 1, activity: "watch", label: "Available",
        segments: [
          .init(span: Span(from: 0, to: 2), state: "True", detail: nil, samples: 2),
          .init(span: Span(from: 2, to: 5), state: "False", detail: nil, samples: 3),
          .init(span: Span(from: 5, to: 6), state: "True", detail: nil, samples: 1),
        ], timesAreEstimated: true)
    ]
    let voice = ReportVoice(analysis: analysis, variables: [:])
    let all = IncidentFindings(voice: voice, run: analysis.runs[0]).all
    #expect(all.map(\.offset) == [4, nil, 2, 5])
    #expect(all.map(\.isBad) == [true, false, true, false])
    #expect(all[2].words.plainText == "Available became False for 3 s (time estimated)")
    let impact = IncidentFacts(voice: voice).impact.map(\.plainText)
    #expect(impact.contains { $0.contains("from a median of") && $0.contains("during the fault") })
    #expect(impact.contains { $0.contains("At +4 s, ") && $0.contains("restarted from 0") })
    #expect(!impact.contains { $0.contains("became True") })
  }

  @Test("what checks saw cites the check that saw it first, and stands in the timeline once")
  func checks() throws {
    let journal = ComposedReport.journal(during: [true, true, false, false, true])
    let journals = [try JournalReader().read(bytes: Array(journal.utf8), path: "a.json")]
    let text = text(document(Analyzer().analyze(journals))).replacing("\u{A0}", with: " ")
    let became = text.split(separator: "\n").filter { $0.contains("`front-page` became `503` for") }
    #expect(became.count == 1 && became.allSatisfy { $0.hasPrefix("- ") && $0.hasSuffix("[E5](#e5).") }, "\(became)")
    #expect(text.contains("✖ not met `front-page` during, round 3: 503 | [E5](#e5) |"))
  }

  @Test("every question has a line to write on, also one that takes two itself")
  func room() throws {
    guard case .table(let table) = IncidentPrompts.table("S", ["A question"]) else { return }
    #expect(
      table.rows[0].cells.allSatisfy { cell in
        if case .lineBreak = cell.inlines.last { true } else { false }
      })
  }

  @Test("moments that are given stand in the timeline, and say how long after the start")
  func moments() throws {
    var meta = IncidentMeta()
    meta.set("started", ["2026-11-24T03:30:00Z"])
    meta.set("detected", ["2026-11-24T04:33:30+01:00"])
    meta.set("ended", ["in the afternoon"])
    meta.set("links", ["Dashboard (https://graphs.example.org/d/7)"])
    let text = text(document(try rollout(4), meta)).replacing("\u{A0}", with: " ")
    #expect(text.contains("started 2026-11-24 03:30:00; detected 2026-11-24 03:33:30, 3 min 30 s after it started"))
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
