import Journal

/// Outputs, configuration, masked places, sources and the reader's warnings.
struct AppendixSection {
  let voice: ReportVoice
  /// Whether a reader can unfold what is too long to be shown.
  let canUnfold: Bool

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var section: Section {
    var section = Section(id: "appendix", title: "Appendix", level: 1)
    let sources =
      SourceBlocks(voice: voice, linksToRuns: true, canUnfold: canUnfold).blocks + LoadSources(voice: voice).blocks
    section.blocks =
      unreadable + sources + warnings + masked
      + OutputBlocks(voice: voice, canUnfold: canUnfold).blocks
    return section
  }

  private var unreadable: [Block] {
    guard !voice.analysis.unreadable.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: "unreadable", [.text("Journals that could not be read")])]
    for failure in voice.analysis.unreadable.prefix(100) {
      let message = voice.analysis.redactor.message(for: failure.error)
      blocks.append(.code(CodeLines(text: message, head: 10, tail: 2).bounded))
    }
    return blocks
  }

  private var warnings: [Block] {
    var items: [[Block]] = []
    var left = 0
    for index in runs.indices {
      for warning in runs[index].journal.warnings {
        guard items.count < 200 else {
          left += 1
          continue
        }
        let sentence = voice.line(JournalWarningText.sentence(for: warning), limit: 300)
        let whose: [Inline] = runs.count == 1 ? [] : [voice.link(to: index), .text(": ")]
        items.append([.paragraph(whose + CodedText.inlines(sentence), .body)])
      }
    }
    guard !items.isEmpty else { return [] }
    let rest: [Block] = left > 0 ? [.paragraph([.text("\(left) more warnings are not listed.")], .note)] : []
    return [.heading(level: 2, id: "warnings", [.text("Warnings of the reader")]), .list(ordered: false, items)] + rest
  }

  private var masked: [Block] {
    var rows: [Table.Row] = []
    for index in runs.indices {
      for place in runs[index].masked.prefix(max(0, 200 - rows.count)) {
        rows.append(
          .init([
            .init([voice.link(to: index)]), .init([.code(voice.line(place.path, limit: 200))]),
            .init([.text(why(place.rule))]),
          ]))
      }
    }
    guard !rows.isEmpty else { return [] }
    let columns: [Table.Column] = [.init("Run", weight: 1), .init("Place", weight: 5), .init("Why", weight: 3)]
    return [
      .heading(level: 2, id: "masked", [.text("Masked places")]),
      .table(Table(caption: "Masked places", columns: columns, rows: rows)),
    ]
  }

  private func why(_ rule: MaskedPlace.Rule) -> String {
    switch rule {
    case .secretsBlock: "declared as a secret"
    case .keyName(let name): "the key is called \(voice.line(name, limit: 40))"
    case .pattern(let name): "looks like \(voice.line(name, limit: 40))"
    case .secretValue: "repeats a secret's value"
    }
  }
}
