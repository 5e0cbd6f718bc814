import Journal
import TestSupport
import Testing

@testable import Report

@Suite("The narrative of a run")
struct NarrativeTests {
  /// Verbs and links of cause; what was recorded says when, never why.
  private static let causes = [
    "because", "cause", "due to", "led to", "leads to", "result in", "resulted", "trigger", "thanks to", "therefore",
    "thus", "hence", "made it", "forced", "provoke", "induce", "owing", "so that", "in response", "as a consequence",
    "broke the", "prevented", "allowed",
  ]

  private static var journals: [RunJournal] {
    JournalSet(arguments: ["\(TestEnvironment.fixtures)/valid", TestEnvironment.fixtures]).journals
  }

  /// Texts of the journals are left out: they may say what they like.
  private static func own(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .evidence(let number): "E\(number)"
      case .strong, .emphasis, .muted, .code, .mark, .link, .strikethrough, .lineBreak: "x"
      }
    }.joined()
  }

  @Test("has five to eight sentences, each ends in evidence that exists, none names a cause")
  func sentences() throws {
    let analysis = Analyzer().analyze(Self.journals)
    try #require(analysis.runs.count > 30)
    let verdicts = Set(analysis.runs.map(\.verdict))
    #expect(verdicts.count >= 5, "\(verdicts)")
    let voice = ReportVoice(analysis: analysis, variables: [:])
    for run in analysis.runs {
      let sentences = Narrative(voice: voice, run: run).sentences
      if run.activities.isEmpty {
        #expect(sentences.isEmpty, "\(run.label)")
        continue
      }
      #expect((5...8).contains(sentences.count), "\(run.label): \(sentences.map(\.plainText))")
      let known = Set(run.activities.map(\.evidence))
      for sentence in sentences {
        #expect(sentence.plainText.hasSuffix(")."), "\(run.label): \(sentence.plainText)")
        let cited = sentence.compactMap { inline in if case .evidence(let number) = inline { number } else { nil } }
        #expect(!cited.isEmpty && cited.allSatisfy(known.contains), "\(run.label): \(sentence.plainText)")
        let words = Self.own(sentence).lowercased()
        let title = "“\(voice.title(of: run))”".lowercased()
        let plain = words.replacing(title, with: "")
        for cause in Self.causes where !plain.contains("expected ") && !plain.contains("observed ") {
          #expect(!plain.contains(cause), "\(run.label): \(plain)")
        }
      }
    }
  }

  @Test("lists what was not covered")
  func notCovered() throws {
    let analysis = Analyzer().analyze(Self.journals)
    let voice = ReportVoice(analysis: analysis, variables: [:])
    for run in analysis.runs where !run.notCovered.isEmpty {
      let blocks = Narrative(voice: voice, run: run).blocks
      guard case .paragraph(let inlines, .note) = try #require(blocks.last) else {
        Issue.record("\(run.label)")
        continue
      }
      let text = inlines.plainText
      #expect(text.hasPrefix("Not covered:"), "\(text)")
      for sentence in CoverageWords.sentences(run.notCovered).prefix(12) {
        #expect(text.contains(sentence.plainText), "\(text)")
      }
      #expect(text.split(separator: "no result of").count <= 2, "\(text)")
    }
  }
}
