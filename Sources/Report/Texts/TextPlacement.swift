/// Puts an organisation's texts before and after the sections that their names say.
struct TextPlacement {
  /// Filled Markdown by name: `before-summary`, `after-runs`, `footer`.
  let texts: [String: [UInt8]]

  /// Puts each text whose section the document has into it; the footer goes last.
  func place(in document: inout Document) {
    document.sections = placed(document.sections, isTop: true)
    if let footer = section("footer", level: 1) { document.sections.append(footer) }
  }

  private func placed(_ sections: [Section], isTop: Bool) -> [Section] {
    var result: [Section] = []
    for (index, original) in sections.enumerated() {
      var section = original
      section.sections = placed(original.sections, isTop: false)
      let previous = index > 0 ? sections[index - 1] : nil
      let next = index + 1 < sections.count ? sections[index + 1] : nil
      let before = names(of: original, beside: previous).compactMap {
        self.section("before-" + $0, level: original.level)
      }
      if isTop && index == 0 {
        // Page 1 begins with the document's title, so what stands before its first section stands in it.
        section.blocks = before.flatMap(\.blocks) + section.blocks
      } else {
        result += before
      }
      result.append(section)
      result += names(of: original, beside: next).reversed().compactMap {
        self.section("after-" + $0, level: original.level)
      }
    }
    return result
  }

  /// The names that a text can call a section by; the group `runs` begins and ends where its neighbour is no run.
  private func names(of section: Section, beside neighbour: Section?) -> [String] {
    let isEdge = SectionPlan.matches("runs", section) && !(neighbour.map { SectionPlan.matches("runs", $0) } ?? false)
    return (isEdge && section.id != "runs" ? ["runs"] : []) + [section.id]
  }

  private func section(_ name: String, level: Int) -> Section? {
    guard let text = texts[name] else { return nil }
    let blocks = MarkdownText.blocks(text)
    guard !blocks.isEmpty else { return nil }
    var section = Section(id: "text-" + name, title: "", level: level, blocks: blocks)
    section.isListed = false
    return section
  }
}
