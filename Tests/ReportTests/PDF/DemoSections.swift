import Report

/// The later sections of the demo document.
enum DemoSections {
  static var comparison: Section {
    var section = Section(
      id: "comparison", title: "Comparison of the runs", level: 1,
      blocks: [
        .paragraph(
          [
            .text("Four runs of one experiment, each on a clock that starts at its first action. "),
            .strong([.text("Only v4 deviated")]), .text(", and its rollout took "),
            .emphasis([.text("longer than every other")]), .text(": see "),
            .link([.text("the slope of durations")], to: .anchor("figure-all")), .text(" and "), .evidence(7),
            .text(", "), .evidence(8), .text(", "), .evidence(99), .text("."),
          ], .lead),
        .table(matrix),
        .figure(
          Figure(
            id: "figure-all", title: [.text("All markers and dashes")], subtitle: [.text("A key, n = 6.")],
            drawing: DemoDrawing.everything, description: "Markers")),
        .heading(level: 3, id: "durations", [.text("Durations")]),
        .table(durations),
      ])
    section.startsPage = true
    section.mark = .notMet
    return section
  }

  private static var matrix: Table {
    var table = Table(
      caption: "Checks by runs",
      columns: [.init("Check", weight: 1)]
        + ["v1", "v2", "v3", "v4"].map { Table.Column($0, alignment: .center) }
        + [.init("Transition")])
    table.showsCaption = true
    table.hasRowHeads = true
    func cell(_ mark: Mark, changed: Bool = false) -> Table.Cell {
      Table.Cell(
        [.mark(mark, mark == .met ? "met" : mark == .notMet ? "not met" : "none")], isChanged: changed, fill: mark)
    }
    table.rows = [
      .init([.init([.text("Before the method")])], isGroup: true),
      .init([
        .init([.code("no-http-errors-returned-from-service")]), cell(.met), cell(.met), cell(.met), cell(.met),
        .init([.text("stable")]),
      ]),
      .init([
        .init([.text("the deployment is available and has all the replicas that it asks for")]), cell(.met),
        cell(.neutral),
        cell(.met), cell(.met), .init([.text("new")]),
      ]),
      .init([.init([.text("After the method")])], isGroup: true),
      .init([
        .init([.code("no-http-errors-returned-from-service")]), cell(.met), cell(.met), cell(.met),
        cell(.notMet, changed: true), .init([.text("regressed, "), .evidence(8)]),
      ]),
    ]
    return table
  }

  private static var durations: Table {
    var table = Table(
      caption: "Durations of the activities",
      columns: [
        .init("Activity"), .init("v1, s", alignment: .trailing), .init("v2, s", alignment: .trailing),
        .init("v3, s", alignment: .trailing), .init("v4, s", alignment: .trailing), .init("Verdict"),
      ])
    for index in 1...46 {
      table.rows.append(
        .init([
          .init([.text("activity number \(index)")]), .init([.text("\(index * 7).\(index % 10)")]),
          .init([.text("11.1")]),
          .init([.text("1,024.0")]), .init([.text("\(index).5")]),
          .init([index % 9 == 0 ? .mark(.notMet, "slower") : .text("in range")]),
        ]))
    }
    return table
  }

  static var experiment: Section {
    var section = Section(id: "run-v4", title: "v4: Rollout a slower service 2", level: 1)
    section.startsPage = true
    section.mark = .notMet
    var method = Section(
      id: "run-v4-method", title: "Method", level: 2,
      blocks: [
        .anchor(id: "e5"),
        .paragraph([.strong([.text("E5")]), .text(" The image was set; the deployment answered after 0.2 s.")], .body),
        .anchor(id: "e6"), .anchor(id: "e7"),
        .list(
          ordered: true,
          [
            [.paragraph([.text("Set the image of the deployment to "), .code("service2:v4"), .text(".")], .body)],
            [
              .paragraph([.text("Wait until it is available:")], .body),
              .list(
                ordered: false,
                [
                  [
                    .paragraph(
                      [
                        .text("the rollout is watched every 2 s, which is long enough to see the line break "),
                        .text("and stand below its own beginning and not under the dot at the left;"),
                      ], .body)
                  ],
                  [.paragraph([.text("for 30 s.")], .body)],
                ]),
            ],
            [.paragraph([.strikethrough([.text("Roll back.")]), .text(" None declared.")], .body)],
          ]),
        .code(
          CodeBlock(
            lines: [
              "{", "  \"status\": \"success\",", "  \"data\": { \"resultType\": \"matrix\", \"value\": -> != <= 0 },",
              "\t\"tab\": true,",
              "  \"long\": \"" + String(repeating: "a long line of output goes on and on, ", count: 9) + "\"", "}",
            ], language: "json", omitted: "812 more lines, 60 kB", cutAfter: 5)),
      ])
    method.mark = .met
    let facts = Section(
      id: "run-v4-facts", title: "Facts", level: 2,
      blocks: [
        .anchor(id: "e8"),
        .definitions([
          Definition(term: [.text("Provider")], text: [.code("chaosk8s.deployment.actions.rollout_deployment")]),
          Definition(
            term: [.text("Tolerance")],
            text: [
              .text("finds nothing: "), .code("$.data.result[?(@.value[1]!='0')]"),
              .text(
                ". The value that was judged is what the probe returned after the method had ended, not before it."),
            ]),
          Definition(
            term: [.text("When")],
            text: [.text("14:01:05 UTC"), .lineBreak, .muted([.text("+26 s on the run’s clock")])]),
        ]),
        .details(
          Details(
            summary: [.text("Output of the probe, 1.2 kB")],
            blocks: [
              .code(CodeBlock(lines: (1...12).map { "line \($0) of the output" }, omitted: "1,000 more lines")),
              .paragraph([.text("SHA-256 "), .code("690d5a7f1c6fb56351d95269491754dfa625")], .note),
            ])),
        .quote([
          .paragraph([.text("An error is only an error when somebody looks.")], .body),
          .paragraph(
            [
              .text("From the organisation’s own notes; "),
              .link([.text("the runbook")], to: .url("https://example.org/run(book)?a='b'&c=d")), .text(" and "),
              .link([.text("a script")], to: .url("javascript:alert(1)")), .text("."),
            ], .note),
        ]),
        .rule,
        .banner(Banner(mark: .met, title: [.text("HELD")], text: [.text("All checks were met, before and after.")])),
        .banner(Banner(mark: .neutral, title: [.text("NOT TESTED")], text: [.text("The method never ran.")])),
        .heading(level: 4, id: nil, [.text("A heading of level four")]),
        .paragraph([.text("Its text.")], .body),
        .heading(level: 5, id: nil, [.text("A heading of level five")]),
        .paragraph(
          [
            .text("Its text, with "), .muted([.text("a muted part")]), .text(" and "), .strong([.code("strong code")]),
            .text("."),
          ], .body),
      ])
    section.sections = [method, facts]
    return section
  }

  static var scripts: Section {
    let samples = [
      ("Cyrillic", "Счётчик остановился на 14 секунд, и проверка после метода не была выполнена."),
      ("Greek", "Ο μετρητής σταμάτησε για 14 δευτερόλεπτα."),
      ("Armenian", "Հաշվիչը կանգ առավ 14 վայրկյան։"),
      ("Chinese", "计数器停止了十四秒，方法之后的检查未通过。服务在新版本部署期间返回了错误，因此稳态假设没有得到满足，需要人工检查日志。"),
      ("Japanese", "カウンターは14秒間停止し、メソッド後のチェックは満たされませんでした。"),
      ("Korean", "카운터가 14초 동안 멈췄습니다."),
      (
        "Arabic",
        "توقف العداد لمدة 14 ثانية، ولم يتحقق الفحص بعد الطريقة (HTTP 500) كما كان متوقعا في التجربة، ثم عاد بعد ذلك إلى العمل كالمعتاد."
      ),
      ("Hebrew", "המונה נעצר למשך 14 שניות."),
      ("Bengali", "কাউন্টার ১৪ সেকেন্ডের জন্য থেমে গেছে।"),
      ("Hindi", "काउंटर 14 सेकंड के लिए रुक गया।"),
      ("Thai", "ตัวนับหยุดทำงานเป็นเวลา 14 วินาที"),
      ("Emoji", "😀 🚀 ❤️ 👍🏽 🇪🇺 1️⃣ ✅ 👩‍🚀 and text after"),
      (
        "Controls",
        "NUL \u{0}, BEL \u{7}, ESC \u{1B}[31m, DEL \u{7F}, C1 \u{85}\u{9B}, \u{FFFD}, \u{202E}turned\u{202C}, a\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}"
      ),
      ("Long word", String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 8)),
    ]
    var section = Section(
      id: "scripts", title: "Every script", level: 1,
      blocks: [
        .definitions(samples.map { Definition(term: [.text($0.0)], text: [.text($0.1)]) }),
        .paragraph([.text(samples[6].1 + " " + samples[6].1)], .body),
        .paragraph([.text(samples[3].1 + samples[3].1)], .body),
        .table(
          Table(
            caption: "Scripts in cells", columns: [.init("Script"), .init("Text"), .init("n", alignment: .trailing)],
            rows: samples.prefix(9).map { .init([.init([.text($0.0)]), .init([.text($0.1)]), .init([.text("14")])]) })),
        .code(CodeBlock(lines: samples.map { $0.1 })),
      ])
    section.startsPage = true
    return section
  }

  static var appendix: Section {
    var section = Section(
      id: "appendix", title: "Appendix", level: 1,
      blocks: [
        .code(
          CodeBlock(
            lines: (1...150).map { "2019-05-20T14:01:\($0 % 60)Z level=info msg=\"counted \($0 * 13)\"" },
            language: "log", omitted: "60 more lines", cutAfter: 150)),
        .table(
          Table(
            caption: "A row that is taller than a page", columns: [.init("Key"), .init("Value")],
            rows: [
              .init([
                .init([.code("output")]), .init([.text(String(repeating: "many words in one cell, ", count: 400))]),
              ]),
              .init([.init([.text("after")]), .init([.text("short")])]),
            ])),
      ])
    section.startsPage = true
    section.mark = .met
    return section
  }
}
