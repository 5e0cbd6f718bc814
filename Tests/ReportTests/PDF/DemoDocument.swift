import Journal
import Report

/// A document that holds every block and inline, many scripts and hostile text.
enum DemoDocument {
  static func make() -> Document {
    var document = Document(
      title: "Counter service: rolling out service2", created: Instant(microseconds: 1_558_360_868_000_000),
      generator: "chaos-report 1.0.0")
    document.kicker = "Chaos experiment report · four journals"
    document.subtitle = [
      .text("20 May 2019, 13:44:09 to 14:01:38 UTC · run on node-a · journals v1.json to v4.json")
    ]
    document.summary = "1 of 4 experiments deviated"
    document.keywords = ["kubernetes", "rollout", "counter (service1)"]
    document.sources = ["v1", "v2", "v3", "v4"].map { label in
      Document.SourceNote(label: label, sha256: String(repeating: "0123456789abcdef", count: 4))
    }
    document.sections = [
      firstPage, DemoSections.comparison, DemoSections.experiment, DemoSections.scripts, DemoSections.appendix,
    ]
    return document
  }

  private static var firstPage: Section {
    Section(
      id: "summary", title: "", level: 1,
      blocks: [
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
            value: "14 s",
            caption: [.text("without a count in v4, to the end of the data; recovery not seen (> 14 s)")],
            mark: .notMet),
          KeyFigure(value: "20 s", caption: [.text("until v3’s rollout was given up, as its progress deadline says")]),
        ]),
        .figure(
          Figure(
            id: "figure-rollouts", title: [.text("The slow version is the only rollout that stopped the counter")],
            subtitle: [
              .text("Seconds from the image change. Bar: rollout state. Area: counts per second, n = 60. "),
              .mark(.met, "met"), .text(" "), .mark(.notMet, "not met"), .text(" steady-state checks."),
            ],
            drawing: DemoDrawing.rollouts, description: "Four lanes, one a run.")),
        .heading(level: 3, id: nil, [.text("What deviated")]),
        .table(deviations),
        .columns([
          [
            .heading(level: 3, id: nil, [.text("What held")]),
            .paragraph(
              [
                .text(
                  "v1, v2, v3: the same check, before and after. v3 never became ready and stayed out of traffic ("),
                .code("ProgressDeadlineExceeded"), .text(", "), .evidence(6),
                .text("). v2’s counter restarted from 0 and went on at the same pace ("), .evidence(4), .text(")."),
              ], .body),
          ],
          [
            .heading(level: 3, id: nil, [.text("Not covered")]),
            .paragraph(
              [
                .text("No check during the method (default strategy). Rollbacks: none recorded in the four journals. "),
                .text("Whole-second times: nothing under 1 s can be told apart. "),
                .link([.text("More in the appendix")], to: .anchor("appendix")), .text("."),
              ], .body),
          ],
        ]),
      ])
  }

  private static var deviations: Table {
    Table(
      caption: "Checks that were not met",
      columns: [
        .init("Run"), .init("Check", weight: 3), .init("Expected", weight: 3), .init("Observed", weight: 3),
        .init("Margin", alignment: .trailing), .init("When"), .init(""),
      ],
      rows: [
        Table.Row([
          .init([.text("v4")]), .init([.code("no-http-errors-returned-from-service")]),
          .init([.text("no series with a value other than \"0\"")]),
          .init([.text("1 series: "), .code("status_code=\"500\""), .text(", 0.3 per s")]),
          .init([.text("+0.3")]), .init([.text("after, +26 s")]), .init([.evidence(8)]),
        ])
      ])
  }
}
