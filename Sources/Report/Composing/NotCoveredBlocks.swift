import Journal

/// What the runs did not cover, in a few sentences: like gaps of several runs are told once.
struct NotCoveredBlocks {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }
  private static let limit = 7

  var blocks: [Block] {
    let sentences = self.sentences
    var text: [Inline] = []
    for sentence in sentences.prefix(Self.limit) {
      if !text.isEmpty { text.append(.text(" ")) }
      text += sentence
    }
    if sentences.count > Self.limit {
      text.append(.text(" \(counted(sentences.count - Self.limit, "more gap")) in the sections of the runs."))
    }
    if text.isEmpty { text = [.text("Nothing that the journals show.")] }
    return [.heading(level: 2, id: "not-covered", [.text("Not covered")]), .paragraph(text, .body)]
  }

  /// A gap with the runs it belongs to.
  private struct Entry {
    var gap: CoverageGap
    var runs: [Int]
  }

  private var sentences: [[Inline]] {
    var entries: [Entry] = []
    var places: [CoverageGap: Int] = [:]
    var silent: [Int] = []
    for index in runs.indices {
      for gap in runs[index].notCovered {
        if case .actionWithoutResult(let evidence) = gap {
          silent.append(evidence)
        } else if let place = places[gap] {
          entries[place].runs.append(index)
        } else {
          places[gap] = entries.count
          entries.append(Entry(gap: gap, runs: [index]))
        }
      }
    }
    var sentences = entries.map { CoverageWords.sentence($0.gap) + whose($0.runs) + [.text(".")] }
    if !silent.isEmpty { sentences.append(CoverageWords.withoutResult(silent)) }
    return sentences
  }

  /// The runs in brackets; nothing where it is all of them.
  private func whose(_ indexes: [Int]) -> [Inline] {
    if indexes.count == runs.count { return [] }
    if indexes.count > 4 {
      return [.text(" (\(ShortNumber.text(indexes.count)) of \(ShortNumber.text(runs.count)) runs)")]
    }
    var text: [Inline] = [.text(" (")]
    for (place, index) in indexes.enumerated() {
      if place > 0 { text.append(.text(", ")) }
      text.append(voice.link(to: index))
    }
    return text + [.text(")")]
  }
}
