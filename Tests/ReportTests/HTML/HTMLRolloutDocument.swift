import Journal
import Report

/// A report of the four rollouts as a composer would make it, for looking at pages.
enum HTMLRolloutDocument {
  static var document: Document {
    var document = Document(
      title: "Counter service: rolling out service2", created: Instant(microseconds: 1_558_361_000_000_000),
      generator: "chaos-report 1.0.0")
    document.kicker = "Chaos experiment report · four journals"
    document.subtitle = [
      .text("20 May 2019, 13:44:09 to 14:01:38 UTC · run on sylvain-work · Chaos Toolkit journals "), .code("v1.json"),
      .text(" to "), .code("v4.json"),
    ]
    document.summary = "1 of 4 experiments deviated"
    document.keywords = ["service1", "service2"]
    document.sources = (1...4).map {
      Document.SourceNote(label: "v\($0)", sha256: String(repeating: "690d5a7f1c6f\($0)bd0", count: 4))
    }
    document.sections =
      [summary, comparison] + (1...4).map { run($0) } + [contributions, methods, appendix]
    return document
  }

  private static var summary: Section {
    var section = Section(id: "summary", title: "", level: 1)
    section.mark = .notMet
    var deviated = Table(
      caption: "What deviated",
      columns: [
        Table.Column("Run"), Table.Column("Check"), Table.Column("Expected"), Table.Column("Observed"),
        Table.Column("When"), Table.Column("Evidence"),
      ])
    deviated.showsCaption = true
    deviated.rows = [
      Table.Row([
        Table.Cell([.text("v4")]), Table.Cell([.code("no-http-errors-returned-from-service")]),
        Table.Cell([.text("no series with a value other than \"0\"")]),
        Table.Cell([.text("1 series: "), .code("status_code=\"500\""), .text(", 0.3 per s")]),
        Table.Cell([.text("after, +26 s")]), Table.Cell([.evidence(8)]),
      ])
    ]
    section.blocks = [
      .banner(
        Banner(
          mark: .notMet, title: [.text("1 of 4 experiments deviated")],
          text: [
            .text("v4, “Rollout a slower service 2”: after the method, "),
            .code("no-http-errors-returned-from-service"),
            .text(" found 1 series of HTTP 500s where none was expected. "), .evidence(8),
            .text(" The journal says: failed, deviated."),
          ])),
      .keyFigures([
        KeyFigure(
          value: "7 of 8",
          caption: [.text("checks met; one probe, before and after each run (at least 53 % at 95 %, Wilson)")]),
        KeyFigure(
          value: "14 s", caption: [.text("without a count in v4, to the end of the data; recovery not seen (> 14 s)")]),
        KeyFigure(value: "20 s", caption: [.text("until v3’s rollout was given up, as its progress deadline says")]),
      ]),
      .figure(timeline),
      .table(deviated),
      .columns([
        [
          .heading(level: 3, id: nil, [.text("What held")]),
          .paragraph(
            [
              .text("v1, v2, v3: the same check, before and after. v3 never became ready and stayed out of traffic ("),
              .code("ProgressDeadlineExceeded"), .text(", "), .evidence(6),
              .text("). v2’s counter restarted from 0 and went on at the same pace ("), .evidence(4), .text(")."),
            ], .body),
        ],
        [
          .heading(level: 3, id: nil, [.text("Not covered")]),
          .paragraph(
            [
              .text(
                "No check during the method (default strategy). Rollbacks: none recorded in the four journals. Load "
                  + "action has no result of its own. Whole-second times: nothing under 1 s can be told apart.")
            ], .body),
        ],
      ]),
    ]
    return section
  }

  private static var timeline: Figure {
    var drawing = Drawing(width: 509, height: 250)
    let runs: [(String, String, Double, Double, Bool)] = [
      ("v1", "Same version again", 1, 26, true), ("v2", "New version", 11, 25, true),
      ("v3", "Unhealthy version", 20, 25, true), ("v4", "Slow version", 15, 25, false),
    ]
    func x(_ seconds: Double) -> Double { 180 + seconds * 10.2 }
    for (index, run) in runs.enumerated() {
      let top = Double(index) * 58
      drawing.items += [
        .rect(DrawingRect(x: x(0), y: top, width: x(25) - x(0), height: 44), radius: 0, fill: Ink(.shade), stroke: nil),
        .text(DrawingText(run.0, at: DrawingPoint(0, top + 10), size: 8.5, weight: .bold)),
        .text(DrawingText(run.1, at: DrawingPoint(14, top + 10), size: 8.5, maxWidth: 120)),
        .marker(run.4 ? .disc : .cross, at: DrawingPoint(3, top + 18), size: 6, ink: Ink(run.4 ? .met : .notMet)),
        .text(
          DrawingText(
            run.4 ? "HELD" : "DEVIATED", at: DrawingPoint(10, top + 21), size: 8, weight: .semibold,
            ink: Ink(run.4 ? .met : .notMet))),
        .group(
          hover: "\(run.0): rolling out for \(Int(run.2)) s",
          items: [
            .rect(
              DrawingRect(x: x(0), y: top + 2, width: x(run.2) - x(0), height: 9), radius: 1.5,
              fill: Ink(.neutral, opacity: 0.65), stroke: nil)
          ]),
        .group(
          hover: "\(run.0): available from +\(Int(run.2)) s",
          items: [
            .rect(
              DrawingRect(x: x(run.2), y: top + 2, width: x(run.3) - x(run.2), height: 9), radius: 1.5,
              fill: Ink(index == 2 ? .notMet : .met), stroke: nil),
            .text(
              DrawingText(
                index == 2 ? "deadline" : "available", at: DrawingPoint(x(run.2) + 3, top + 9), size: 6.5,
                ink: Ink(.onMark), maxWidth: x(run.3) - x(run.2) - 6)),
          ]),
      ]
      let steps: [(Double, Double)] = [
        (-5, 20), (0, 20), (0, 26), (10, 26), (10, 22), (12, 22), (12, index == 3 ? 40 : 24),
        (26, index == 3 ? 40 : 24),
      ]
      let line = steps.map { DrawingPoint(x($0.0), top + $0.1) }
      drawing.items += [
        .path(
          line + [DrawingPoint(x(26), top + 40), DrawingPoint(x(-5), top + 40)], closed: true,
          fill: Ink(.series1, opacity: 0.18), stroke: nil),
        .path(line, closed: false, fill: nil, stroke: Stroke(Ink(.series1), width: 1)),
        .path(
          [DrawingPoint(x(0), top), DrawingPoint(x(0), top + 44)], closed: false, fill: nil,
          stroke: Stroke(Ink(.text), width: 1)),
        .marker(.disc, at: DrawingPoint(x(-1), top + 49), size: 5, ink: Ink(.met)),
        .marker(run.4 ? .disc : .cross, at: DrawingPoint(x(26), top + 49), size: 5, ink: Ink(run.4 ? .met : .notMet)),
      ]
    }
    drawing.items.append(
      .link(
        anchor: "e8",
        items: [
          .text(
            DrawingText(
              "no count for 14 s E8", at: DrawingPoint(x(19), 208), anchor: .middle, size: 7.5, weight: .semibold,
              ink: Ink(.notMet)))
        ]))
    for second in stride(from: -5.0, through: 30, by: 5) {
      drawing.items.append(
        .text(
          DrawingText(
            second == 0 ? "image set" : "\(second > 0 ? "+" : "")\(Int(second)) s", at: DrawingPoint(x(second), 244),
            anchor: .middle, size: 7.5, weight: second == 0 ? .semibold : .regular,
            ink: Ink(second == 0 ? .text : .muted)
          )))
    }
    var data = Table(
      caption: "Rollout states by run",
      columns: [Table.Column("Run"), Table.Column("State"), Table.Column("From", alignment: .trailing)])
    data.isSortable = true
    data.rows = runs.map { run in
      Table.Row([
        Table.Cell([.text(run.0)]), Table.Cell([.text(run.4 ? "available" : "slow")]),
        Table.Cell([.text("+\(Int(run.2)) s")], sortKey: run.2),
      ])
    }
    return Figure(
      id: "timeline", title: [.text("The slow version is the only rollout that stopped the counter")],
      subtitle: [
        .text("Seconds from the image change. Bar: rollout state. Area: counts per second (counter of service1, one "),
        .text("sample each 2 s). "), .mark(.met, "met"), .text(" "), .mark(.notMet, "not met"),
        .text(" steady-state checks. Shaded: while the method watched."),
      ],
      drawing: drawing, description: "Four lanes, one a run; the counter of v4 stops at +12 s.", data: data)
  }

  private static var comparison: Section {
    var matrix = Table(
      caption: "Checks by runs",
      columns: [Table.Column("Check")] + (1...4).map { Table.Column("v\($0)", alignment: .center) })
    matrix.hasRowHeads = true
    matrix.rows = ["before the method", "after the method"].map { when in
      Table.Row(
        [Table.Cell([.code("no-http-errors"), .text(" " + when)])]
          + (1...4).map { run in
            let isMet = run < 4 || when.hasPrefix("before")
            return Table.Cell(
              [.mark(isMet ? .met : .notMet, isMet ? "met" : "not met")], isChanged: !isMet,
              fill: isMet ? .met : .notMet)
          })
    }
    var durations = Table(
      caption: "Durations of activities against the first run",
      columns: [
        Table.Column("Activity"), Table.Column("v1", alignment: .trailing), Table.Column("v2", alignment: .trailing),
        Table.Column("v3", alignment: .trailing), Table.Column("v4", alignment: .trailing), Table.Column("Change"),
      ])
    durations.isSortable = true
    durations.showsCaption = true
    durations.rows = [("initiate-rollout", 0.4), ("read-deployment-status", 25.1), ("read-counter", 0.05)].map {
      name, base in
      Table.Row(
        [Table.Cell([.code(name)])]
          + (0..<4).map { Table.Cell([.text("\(base + Double($0) / 4) s")], sortKey: base + Double($0) / 4) }
          + [Table.Cell([.text("within the baseline’s range")])])
    }
    var section = Section(id: "comparison", title: "Comparison of runs", level: 1)
    section.startsPage = true
    section.blocks = [.table(matrix), .table(durations)]
    return section
  }

  private static func run(_ number: Int) -> Section {
    let mark: Mark = number == 4 ? .notMet : .met
    var method = Section(id: "run-v\(number)-method", title: "Method", level: 2)
    let output = (1...40).map { "  [\"\($0)\", \"ReplicaSetUpdated\", \"ReplicaSet is progressing\"]," }
    method.blocks = [
      .anchor(id: "e\(number * 2)"),
      .heading(level: 4, id: nil, [.evidence(number * 2), .text(" "), .code("read-deployment-status")]),
      .definitions([
        Definition(term: [.text("Provider")], text: [.code("chaosk8s.deployment.probes.collect_deployment_status")]),
        Definition(term: [.text("Took")], text: [.text("25.1 s, from +0.4 s")]),
        Definition(term: [.text("Status")], text: [.mark(.met, "succeeded")]),
      ]),
      .details(
        Details(
          summary: [.text("Output "), .muted([.text("40 lines, 2 kB, sha256 690d5a7f1c6f")])],
          blocks: [.code(CodeBlock(lines: Array(output[0..<3]), omitted: "37 more lines", cutAfter: 2))],
          full: CodeBlock(lines: output, language: "json"))),
    ]
    var hypothesis = Section(id: "run-v\(number)-hypothesis", title: "Steady-state hypothesis", level: 2)
    hypothesis.blocks = [
      .paragraph([.text("service2 is available and users see no errors.")], .body),
      .paragraph([.text("Checked once before and once after the method.")], .note),
    ]
    var section = Section(
      id: "run-v\(number)", title: "v\(number) Rollout of service2", level: 1, sections: [hypothesis, method])
    section.mark = mark
    section.startsPage = true
    section.blocks = [
      .banner(
        Banner(
          mark: mark, title: [.text(number == 4 ? "DEVIATED" : "HELD")],
          text: [.text("2 checks declared, \(number == 4 ? 1 : 2) met. "), .evidence(number * 2)]))
    ]
    return section
  }

  private static var contributions: Section {
    Section(
      id: "contributions", title: "Contributions", level: 1,
      blocks: [
        .list(
          ordered: false,
          [
            [.paragraph([.text("availability-near-99%: "), .strong([.text("high")]), .text(" in 4 of 4")], .body)],
            [.paragraph([.text("performability: low in 3, high in 1")], .body)],
          ])
      ])
  }

  private static var methods: Section {
    Section(
      id: "methods", title: "Methods", level: 1,
      blocks: [
        .paragraph([.text("Every statistic used, its assumption and n.")], .lead),
        .quote([.paragraph([.text("The run is the unit: samples of one run are correlated.")], .body)]),
      ])
  }

  private static var appendix: Section {
    Section(
      id: "appendix", title: "Appendix", level: 1,
      blocks: [.code(CodeBlock(lines: ["{", "  \"configuration\": \"masked\"", "}"], language: "json")), .rule])
  }
}
