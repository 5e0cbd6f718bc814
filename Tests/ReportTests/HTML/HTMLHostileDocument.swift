import Journal
import Report

/// A document with every block, every inline and text that tries to get out of it.
enum HTMLHostileDocument {
  /// Markup of several formats, control characters, characters that turn the direction, and several scripts.
  static let text =
    "<script>alert(1)</script> ]]> --> {{x}} `a``b` *c* _d_ [e](javascript:f) | \u{0}\u{1B}[31m \u{202E}gnp.exe\u{2066} "
    + "שלום مرحبا 漢字 👩‍🚀 é \"q\" 'r' & &amp; \u{85}\u{7F} @octocat #12 http://a.example www.b.example c@d.example $x$"

  static var document: Document {
    var document = Document(
      title: "Hostile " + text, created: Instant(microseconds: 1_558_360_869_000_000), generator: "chaos-report test")
    document.kicker = "KICKER <b>"
    document.subtitle = [.text("20 May 2019 "), .code("</title>"), .muted([.text(text)])]
    document.summary = "Summary \"><script>alert(1)</script>"
    document.keywords = ["a, b", "\"><img src=x onerror=alert(1)>"]
    document.sources = [Document.SourceNote(label: "v1<", sha256: String(repeating: "0123456789abcdef", count: 4))]
    document.sections = [summary, run, appendix]
    return document
  }

  private static var summary: Section {
    var section = Section(id: "summary", title: "", level: 1)
    section.mark = .notMet
    section.blocks = [
      .banner(Banner(mark: .notMet, title: [.text("1 of 2 deviated")], text: inlines)),
      .banner(Banner(mark: .neutral, title: [.text("No text")], text: [])),
      .keyFigures([
        KeyFigure(value: "7 of 8", caption: [.text("checks met")]),
        KeyFigure(value: "14 s", caption: [.text("without a count")], mark: .notMet),
        KeyFigure(value: "<i>", caption: [.text(text)], mark: .met),
      ]),
      .paragraph([.text("A lead.")], .lead), .paragraph(inlines, .body), .paragraph([.text("A note.")], .note),
    ]
    return section
  }

  /// Every inline.
  static let inlines: [Inline] = [
    .text("Text "), .strong([.text("strong "), .emphasis([.text("and stressed")])]), .text(" "),
    .muted([.text("grey")]), .text(" "), .code("co`de</code>"), .text(" "), .mark(.met, "HELD"), .text(" "),
    .mark(.notMet, ""), .text(" "), .link([.text("to a run")], to: .anchor("run-v1")), .text(" "),
    .link([.text("nowhere")], to: .anchor("absent")), .text(" "),
    .link([.text("out")], to: .url("https://example.org/?a=1&b=\"2\"")), .text(" "),
    .link([.text("never")], to: .url("javascript:alert(1)")), .text(" "),
    .link([.text("nor")], to: .url("JAVASCRIPT:alert(1)")), .text(" "),
    .link([.text("hidden")], to: .url("https://example.org/\u{202E}")), .text(" "), .evidence(8), .text(" "),
    .evidence(99), .text(" "), .strikethrough([.text("struck")]), .lineBreak, .text(text),
  ]

  private static var run: Section {
    var inner = Section(id: "run-v1-method", title: "Method <&>", level: 2)
    inner.blocks = [
      .anchor(id: "e8"), .heading(level: 3, id: "h-3", [.text("Third")]), .heading(level: 6, id: nil, [.text("Sixth")]),
      .code(
        CodeBlock(
          lines: ["{", "  \"a\": \"</pre>\u{0}\",", text, "}"], language: "json", omitted: "8 more", cutAfter: 2)),
      .code(CodeBlock(lines: ["```", "~~~"], language: "a`b")),
      .list(ordered: true, [[.paragraph([.text("one")], .body)], [.paragraph([.text("two")], .body), .rule]]),
      .list(
        ordered: false,
        [[.paragraph([.text("- a dash")], .body), .list(ordered: false, [[.paragraph([.text("deep")], .note)]])]]),
    ]
    var section = Section(id: "run-v1", title: "v1 " + text, level: 1, sections: [inner])
    section.mark = .met
    section.startsPage = true
    section.blocks = [.table(table), .figure(figure), .table(Table(caption: "", columns: [Table.Column("")]))]
    return section
  }

  /// A table with every kind of cell.
  static var table: Table {
    var table = Table(
      caption: "Checks by runs |",
      columns: [
        Table.Column("Check", weight: 2), Table.Column("n | m", alignment: .trailing, weight: 1),
        Table.Column("", alignment: .center, weight: 1),
      ])
    table.id = "checks"
    table.showsCaption = true
    table.hasRowHeads = true
    table.isSortable = true
    table.rows = [
      Table.Row([Table.Cell([.text("Group")])], isGroup: true),
      Table.Row([
        Table.Cell([.code("a|b")]), Table.Cell([.text("1.5")], sortKey: 1.5),
        Table.Cell([.mark(.met, "")], isChanged: true, fill: .met),
      ]),
      Table.Row([Table.Cell([.text(text)]), Table.Cell([.text("two"), .lineBreak, .text("lines")], sortKey: .nan)]),
      Table.Row([Table.Cell([.text("Second group")])], isGroup: true),
      Table.Row([Table.Cell([.text("last")]), Table.Cell([.evidence(8)]), Table.Cell([], fill: .notMet)]),
    ]
    return table
  }

  /// A figure with every item of a drawing.
  static var figure: Figure {
    var drawing = Drawing(width: 320, height: 90)
    drawing.items = [
      .rect(DrawingRect(x: 0, y: 0, width: 100.005, height: 20), radius: 2, fill: Ink(.met), stroke: nil),
      .rect(
        DrawingRect(x: 10, y: 30, width: -4, height: 10), radius: 0, fill: nil,
        stroke: Stroke(Ink(.grid, opacity: 0.5), width: 0.75, dash: [2, 1.5], isRound: true)),
      .hatch(DrawingRect(x: 120, y: 0, width: 9, height: 6), ink: Ink(.muted)),
      .path(
        [DrawingPoint(0, 50), DrawingPoint(20, 50), DrawingPoint(20, 60.123), DrawingPoint(-1 / 3, 70)], closed: true,
        fill: Ink(.series1, opacity: 0.2), stroke: Stroke(Ink(.series1), width: 1)),
      .group(hover: "13:44:09 <counter> 912", items: markers),
      .group(hover: nil, items: [.text(DrawingText("m", at: DrawingPoint(5, 80), anchor: .middle, size: 8))]),
      .link(
        anchor: "e8",
        items: [.text(DrawingText("E8", at: DrawingPoint(5, 88), anchor: .end, size: 8, weight: .bold, isMono: true))]),
      .link(
        anchor: "absent", items: [.text(DrawingText("no link", at: DrawingPoint(9, 88), size: 8, weight: .semibold))]),
      .text(DrawingText(text, at: DrawingPoint(.infinity, .nan), size: 8, ink: Ink(.onMark), maxWidth: 60)),
    ]
    var data = Table(caption: "Samples", columns: [Table.Column("s"), Table.Column("count", alignment: .trailing)])
    data.rows = [Table.Row([Table.Cell([.text("0")]), Table.Cell([.text("912")])])]
    return Figure(
      id: "counter", title: [.text("Counter stalled "), .evidence(8)], subtitle: [.text("n = 13 ]("), .code("x")],
      drawing: drawing, description: "A line ](x) that \"stalls\" <at> 912.\nSecond line.", data: data)
  }

  private static var markers: [DrawingItem] {
    MarkerShape.allCases.enumerated().map { index, shape in
      .marker(shape, at: DrawingPoint(150 + 20 * Double(index), 10), size: 8, ink: Ink(.notMet))
    }
  }

  private static var appendix: Section {
    let full = CodeBlock(lines: (1...5).map { "line \($0)" })
    return Section(
      id: "appendix", title: "Appendix", level: 1,
      blocks: [
        .columns([
          [.paragraph([.text("left")], .body)],
          [.heading(level: 3, id: nil, [.text("Right")]), .quote([.paragraph(inlines, .body)])],
        ]),
        .definitions([Definition(term: [.text("term: <dt>")], text: inlines)]),
        .details(
          Details(
            summary: [.text("Output of "), .code("<p>|`")], blocks: [.code(CodeBlock(lines: ["short"]))], full: full)),
        .details(
          Details(
            summary: [.text("Open")], blocks: [.anchor(id: "e8"), .paragraph([.text("inside")], .body)], isOpen: true)),
        .rule,
      ])
  }
}
