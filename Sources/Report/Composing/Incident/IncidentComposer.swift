import Journal

/// Turns the facts of an analysis into a pack for the review of an incident.
///
/// It has the fields that the review templates of Google's SRE book and of PagerDuty share. What journals prove is
/// filled in and ends in evidence numbers; what takes judgement is left blank, with questions in its place.
public struct IncidentComposer: Sendable {
  private let options: ReportComposer.Options
  private let meta: IncidentMeta

  /// Makes a composer.
  public init(options: ReportComposer.Options, meta: IncidentMeta) {
    self.options = options
    self.meta = meta
  }

  /// Composes the pack.
  public func compose(_ analysis: Analysis) -> Document {
    let voice = ReportVoice(analysis: analysis, variables: options.variables)
    let header = ReportHeader(voice: voice)
    let name = options.title ?? meta.value("title") ?? header.title
    let id = meta.value("id").map { "\($0): " } ?? ""
    var document = Document(
      title: voice.line("\(id)\(name)"), created: options.created, generator: options.generator)
    document.kicker =
      "INCIDENT REVIEW" + (meta.value("severity").map { " · " + voice.line($0, limit: 40).uppercased() } ?? "")
    document.subtitle = header.subtitle
    document.summary = header.summary
    document.keywords = header.keywords
    document.sources = analysis.runs.map {
      .init(label: voice.line($0.label, limit: 60), sha256: $0.journal.source.sha256)
    }
    let facts = IncidentFacts(voice: voice)
    document.sections = [
      front(voice, facts), timeline(voice), response(voice, facts), causes, lessons(voice, facts), actions,
    ]
    if let loads = LoadSection(voice: voice).section { document.sections.append(loads) }
    document.sections.append(IncidentEvidence(voice: voice).section)
    return document
  }

  // MARK: Sections

  private func front(_ voice: ReportVoice, _ facts: IncidentFacts) -> Section {
    var section = Section(id: "summary", title: "", level: 1)
    section.running = "Summary"
    section.isListed = false
    let note =
      "Facts come from the journals and end in evidence numbers. What takes judgement is left blank for the review."
    section.blocks = [
      .paragraph([.text(note)], .note), .table(IncidentGlance(voice: voice, meta: meta).table),
      .heading(level: 2, id: "what-happened", [.text("Summary")]),
    ]
    section.blocks += facts.summary.map { .paragraph($0, .body) }
    section.blocks.append(IncidentPrompts.table("Summary", ["In two sentences, for readers who were not there"]))
    section.blocks.append(.heading(level: 2, id: "impact", [.text("Impact")]))
    section.blocks += [.list(ordered: false, facts.impact.map { [.paragraph($0, .body)] })]
    if let impact = meta.value("impact") {
      section.blocks.append(
        .paragraph([.strong([.text("As given:")]), .text(" \(voice.line(impact, limit: 1_000))")], .body))
    }
    section.blocks.append(
      IncidentPrompts.table(
        "Impact", ["Who was affected, and how many", "What they could not do", "What it cost, by which measure"]))
    return section
  }

  private func timeline(_ voice: ReportVoice) -> Section {
    var section = Section(id: "timeline", title: "Timeline", level: 1)
    section.startsPage = true
    let runs = voice.analysis.runs
    if runs.count == 1, let run = runs.first {
      if let figure = TimelineChart(run: run).figure(id: "overview") { section.blocks.append(.figure(figure)) }
    } else if let figure = RunOverviewChart(analysis: voice.analysis).figure(id: "overview") {
      section.blocks.append(.figure(figure))
    }
    section.blocks += IncidentTimeline(voice: voice, meta: meta).blocks
    section.blocks.append(
      IncidentPrompts.table(
        "Timeline", ["When people were told, and by whom", "What was decided, and when", "When it was declared over"]))
    return section
  }

  private func response(_ voice: ReportVoice, _ facts: IncidentFacts) -> Section {
    var section = Section(id: "response", title: "Trigger, detection and resolution", level: 1)
    section.blocks = [.heading(level: 2, id: "trigger", [.text("Trigger")])]
    section.blocks += facts.trigger.map { .paragraph($0, .body) }
    section.blocks.append(IncidentPrompts.table("Trigger", ["What set it off, if not what was done last"]))
    section.blocks.append(.heading(level: 2, id: "detection", [.text("Detection")]))
    section.blocks += facts.detection.map { .paragraph($0, .body) }
    section.blocks.append(
      IncidentPrompts.table(
        "Detection", ["Which alert fired, and when", "Would it have been found without this experiment"]))
    section.blocks.append(.heading(level: 2, id: "resolution", [.text("Resolution")]))
    section.blocks += facts.resolution.map { .paragraph($0, .body) }
    section.blocks.append(IncidentPrompts.table("Resolution", ["What ended it, and what made that take so long"]))
    return section
  }

  private var causes: Section {
    var section = Section(id: "causes", title: "Root causes and contributing factors", level: 1)
    section.blocks = [
      .paragraph(
        [
          .text("Journals show what came after what, not what made it happen: this is left to the review.")
        ], .note),
      IncidentPrompts.table(
        "Root causes",
        [
          "Root causes: what, if it had been otherwise, would have kept this from happening",
          "Contributing factors: what made it worse, longer or harder to see",
          "What was assumed, and turned out otherwise",
        ]),
    ]
    return section
  }

  private func lessons(_ voice: ReportVoice, _ facts: IncidentFacts) -> Section {
    var section = Section(id: "lessons", title: "Lessons", level: 1)
    section.blocks = [.heading(level: 2, id: "went-well", [.text("What went well")])]
    section.blocks += bullets(facts.wentWell)
    section.blocks.append(IncidentPrompts.table("What went well", ["What else worked as it should"]))
    section.blocks.append(.heading(level: 2, id: "went-poorly", [.text("What went poorly")]))
    section.blocks += bullets(facts.wentPoorly)
    section.blocks += NotCoveredBlocks(voice: voice).blocks
    section.blocks.append(
      IncidentPrompts.table("What went poorly", ["What else did not work, was missing or was slow"]))
    section.blocks.append(.heading(level: 2, id: "lucky", [.text("Where we were lucky")]))
    section.blocks.append(IncidentPrompts.table("Luck", ["What could as well have gone worse"]))
    return section
  }

  private func bullets(_ sentences: [[Inline]]) -> [Block] {
    sentences.isEmpty
      ? [.paragraph([.text("Nothing that the journals show.")], .body)]
      : [.list(ordered: false, sentences.map { [.paragraph($0, .body)] })]
  }

  private var actions: Section {
    var table = Table(
      caption: "Action items",
      columns: [
        .init("", weight: 0.4), .init("Action", weight: 5), .init("Kind", weight: 1.8), .init("Owner", weight: 1.6),
        .init("Due", weight: 1.4), .init("Ticket", weight: 1.6),
      ])
    for (number, kind) in ["prevent", "detect", "mitigate", "process"].enumerated() {
      table.rows.append(
        .init([
          .init([.text("\(number + 1)")]), .init([]), .init([.muted([.text(kind)])]), .init([]), .init([]), .init([]),
        ]))
    }
    var section = Section(id: "actions", title: "Action items", level: 1)
    section.blocks = [.table(table)]
    return section
  }
}
