import JSON
import Testing

@testable import Journal

@Suite("Journals that were cut off")
struct RecoveryTests {
  private var reader: JournalReader {
    var options = JournalReader.Options()
    options.recovers = true
    return JournalReader(options: options)
  }

  @Test("every beginning of a journal is an error, or is reported as inconclusive with no more than it held")
  func everyBeginning() throws {
    var sample = SampleJournal()
    sample.during = [SampleJournal.state(true, [SampleJournal.checked("up", at: 12, met: true)])]
    sample.rollbacks = [SampleJournal.ran(SampleJournal.action("heal \\\" \\\\"), from: 40, to: 41)]
    let bytes = Array(sample.text.utf8)
    var counts: [Int] = []
    for length in 0..<bytes.count {
      let part = Array(bytes[..<length])
      #expect(throws: JournalError.self) { try JournalReader().read(bytes: part, path: "cut.json") }
      guard let journal = try? reader.read(bytes: part, path: "cut.json") else { continue }
      let run = try #require(Analyzer().analyze([journal]).runs.first)
      #expect(journal.isCutOff && run.verdict == .inconclusive)
      #expect(journal.source.byteCount == length)
      counts.append(run.activities.count)
    }
    #expect(counts == counts.sorted())
    #expect(counts.last == 5)
    let whole = try reader.read(bytes: bytes, path: "whole.json")
    #expect(!whole.isCutOff && whole.warnings.isEmpty)
  }

  @Test("what is whole, or no journal from the start, is not recovered")
  func notRecovered() {
    for text in ["", "{}", "[1", "{\"a\": 1} x", "}{", "tru", "{\"run\": [}", "\"abc"] {
      #expect(throws: JournalError.self, "\(text)") { try reader.read(bytes: Array(text.utf8), path: "x.json") }
    }
    let early = SampleJournal().text.prefix(40)
    do { _ = try reader.read(bytes: Array(early.utf8), path: "x.json") } catch {
      let message = JournalErrorText.message(for: error)
      #expect(message.hasSuffix("so that nothing can be recovered; copy it again"), "\(message)")
    }
    #expect(throws: JournalError.self) { try reader.read(bytes: Array(early.utf8), path: "x.json") }
    do { _ = try reader.read(bytes: Array(#"{"chaoslib-version": "1.44.0", "node": "#.utf8), path: "x.json") } catch {
      // Not "no journal but an object": what came behind is not known.
      #expect(JournalErrorText.message(for: error).contains("the text ends"))
    }
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
    #expect(JournalRecovery.recover(deep) == nil)
  }

  @Test("what lies behind the cut is neither missing nor not run")
  func behindTheCut() throws {
    let text = SampleJournal().text
    let cut = try #require(text.ranges(of: "\"rollbacks\": []").last?.lowerBound)
    let journal = try reader.read(bytes: Array(text[..<cut].utf8), path: "cut.json")
    #expect(journal.warnings.count == 1, "\(journal.warningTexts)")
    let run = try #require(Analyzer().analyze([journal]).runs.first)
    #expect(run.notCovered.contains(.cutOff))
    #expect(run.gaps.isEmpty)
    for gap in run.notCovered {
      switch gap {
      case .activitiesNotRun, .rollbacksNotRecorded, .notEvaluated: Issue.record("\(gap)")
      case .noChecksDuring, .noRollbacks, .actionWithoutResult, .wholeSeconds, .noHypothesis, .recoveryNotSeen, .cutOff:
        break
      }
    }
  }

  @Test("the warning says where the kept part ends and how much is lost")
  func warning() throws {
    let text = SampleJournal().text
    let cut = try #require(text.ranges(of: "\"rollbacks\": []").last?.lowerBound)
    let journal = try reader.read(bytes: Array((text[..<cut] + "\"roll").utf8), path: "cut.json")
    let sentence = try #require(journal.warningTexts.first)
    #expect(sentence.hasPrefix("The journal is cut off"), "\(sentence)")
    // The records end on the line above that of `rollbacks`.
    let lines = text[..<cut].split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(journal.warnings.first?.position?.line == lines - 1)
  }
}
