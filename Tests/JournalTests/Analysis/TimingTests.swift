import Testing

@testable import Journal

@Suite("Clock, durations, overlaps and gaps")
struct TimingTests {
  @Test("the clock starts at the first action, and the fault window ends with the method")
  func clock() throws {
    var journal = SampleJournal()
    let look = SampleJournal.probe("look")
    journal.run = [
      SampleJournal.ran(look, from: 5, to: 6), SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 12),
      SampleJournal.ran(look, from: 13, to: 21),
    ]
    let clock = try journal.analyzed().clock
    #expect(clock.kind == .firstAction)
    #expect(clock.run == Span(from: -10, to: 50))
    #expect(clock.method == Span(from: 0, to: 11))
    #expect(clock.rollbackStart == nil)
    #expect(!clock.isWholeSeconds || journal.text.contains(".000000"))
  }

  @Test("without an action it starts with the run, and without times it is unknown")
  func otherClocks() throws {
    var journal = SampleJournal()
    journal.run = [SampleJournal.ran(SampleJournal.probe("look"), from: 5, to: 6)]
    #expect(try journal.analyzed().clock.kind == .runStart)
    #expect(try journal.analyzed().clock.method == Span(from: 5, to: 6))

    (journal.start, journal.end, journal.before, journal.after, journal.run) = (nil, nil, nil, nil, [])
    let clock = try journal.analyzed().clock
    #expect(clock.kind == .unknown)
    #expect(clock.run == Span(from: 0, to: 0))
  }

  @Test("an end before the start is no negative run")
  func endBeforeStart() throws {
    var journal = SampleJournal()
    journal.end = SampleJournal.moment(-20)
    #expect(try journal.analyzed().clock.run.length >= 0)
  }

  /// A start, an end, a claim; what is measured, and whether the claim is contradicted.
  @Test(
    "durations are measured, and claims that contradict them are told",
    arguments: [
      ("12:00:00.100000", "12:00:02.350000", 2.25, 2.25, false),
      ("12:00:00.100000", "12:00:02.350000", 3.5, 2.25, true),
      ("12:00:00.100000", "12:00:02.350000", 2.28, 2.25, false), ("12:00:00", "12:00:00", 0.35, 0.35, false),
      ("12:00:00", "12:00:01", 0.35, 0.35, false), ("12:00:00", "12:00:25", 25, 25, false),
      ("12:00:00", "12:00:03", 0.5, 3, true), ("12:00:00", "12:00:01", 0, 1, false),
    ])
  func durations(_ start: String, _ end: String, _ claim: Double, _ seconds: Double, _ disagrees: Bool) throws {
    var run = ActivityRun(activity: Activity(kind: .action, name: "a"))
    run.start = Instant(iso8601: "2024-03-01T\(start)")
    run.end = Instant(iso8601: "2024-03-01T\(end)")
    run.duration = claim
    let measured = MeasuredDuration(run)
    #expect(abs(try #require(measured.seconds) - seconds) < 1e-9)
    #expect(measured.claimDisagrees == disagrees)
  }

  @Test("without two moments the claim counts, unless it is no duration")
  func claims() {
    var run = ActivityRun(activity: Activity(kind: .action, name: "a"))
    run.duration = 3
    #expect(MeasuredDuration(run).seconds == 3)
    run.duration = -3
    #expect(MeasuredDuration(run).seconds == nil)
    run.duration = .nan
    #expect(MeasuredDuration(run).seconds == nil)
  }

  @Test("activities beside a background one are named on both sides")
  func overlaps() throws {
    var journal = SampleJournal()
    journal.before = nil
    journal.run = [
      SampleJournal.ran(SampleJournal.action("load", more: #", "background": true"#), from: 10, to: 20),
      SampleJournal.ran(SampleJournal.action("break"), from: 12, to: 13),
      SampleJournal.ran(SampleJournal.action("late"), from: 20, to: 21),
    ]
    let activities = try journal.analyzed().activities
    #expect(activities.map(\.overlaps) == [[2], [1], [], []])
  }

  @Test("thousands of background activities stay bounded")
  func manyOverlaps() {
    var timings = (0..<4000).map { index in
      var activity = Activity(kind: .action, name: "a")
      activity.isBackground = true
      var timing = ActivityTiming(
        evidence: index + 1, block: .method, index: index, run: ActivityRun(activity: activity), outcome: .succeeded)
      timing.offset = Double(index)
      timing.duration = 100_000
      return timing
    }
    OverlapFinder.fill(&timings)
    #expect(timings.allSatisfy { $0.overlaps.count <= OverlapFinder.limit })
    #expect(timings[0].overlaps.count == OverlapFinder.limit)
  }

  @Test("gaps are stretches of more than a second that no declared pause explains, longest first")
  func gaps() throws {
    var journal = SampleJournal()
    journal.end = SampleJournal.moment(35)
    let paused = SampleJournal.action("break", more: #", "pauses": {"before": 3, "after": 9}"#)
    journal.run = [SampleJournal.ran(paused, from: 10, to: 20)]
    // 0.5 s before the first check is too short; 1.5 to 10 has 3 s of pause; 20 to 30 has 9.
    #expect(try journal.analyzed().gaps == [Span(from: -8.5, to: -3), Span(from: 20.5, to: 25)])
  }

  @Test("a pause goes on behind an activity that ended within it")
  func gapsWithinPauses() throws {
    var journal = SampleJournal()
    journal.end = SampleJournal.moment(31)
    let paused = SampleJournal.action("break", more: #", "pauses": {"after": 18}"#)
    journal.run = [
      SampleJournal.ran(paused, from: 2, to: 3), SampleJournal.ran(SampleJournal.probe("look"), from: 5, to: 6),
    ]
    #expect(try journal.analyzed().gaps == [Span(from: 19, to: 28)])
  }

  @Test("evidence numbers go through all runs in time order; records without a time stay behind those before them")
  func order() throws {
    var journal = SampleJournal()
    journal.run = [
      SampleJournal.ran(SampleJournal.action("late"), from: 20, to: 21),
      #"{"activity": \#(SampleJournal.action("timeless")), "output": null, "status": "succeeded"}"#,
      SampleJournal.ran(SampleJournal.action("early"), from: 10, to: 11),
    ]
    journal.during = [SampleJournal.state(true, [SampleJournal.checked("up", at: 15, met: true)])]
    let analysis = Analyzer().analyze([try journal.read(path: "a.json"), try journal.read(path: "b.json")])
    #expect(analysis.runs[0].activities.map(\.run.activity.name) == ["up", "early", "up", "late", "timeless", "up"])
    #expect(analysis.runs[1].activities.map(\.evidence) == Array(7...12))
    #expect(analysis.runs[0].checks.map(\.evidence) == [1, 3, 6])
  }

  @Test("the last line of a traceback says what went wrong")
  func errorLines() {
    #expect(ErrorLine.last(of: ["Traceback\n", "  File\n", "ValueError: no\n", "\n"]) == "ValueError: no")
    #expect(ErrorLine.last(of: []) == nil)
    let yaml =
      "yaml.ComposerError: expected one document\n  in \"x\", line 2:\n    a: b\n    ^\nbut found more\n    ^\n"
    #expect(ErrorLine.last(of: ["Traceback\n", yaml]) == "yaml.ComposerError: expected one document")
    #expect(ErrorLine.message(of: ["ActivityFailed: no answer: <html>\n<body>\n</html>\n"]) == "no answer: <html>")
    #expect(
      ErrorLine.message(of: ["kubernetes.ApiException: (404)\nReason: Not Found\nHTTP response body: {}\n"])
        == "kubernetes.ApiException: (404) Reason: Not Found")
    #expect(
      ErrorLine.last(of: ["Traceback (most recent call last):\n  File x\nOSError: gone\n    ^^^\n"]) == "OSError: gone")
    #expect(ErrorLine.last(of: ["\n \n"]) == nil)
    #expect(
      ErrorLine.message(of: ["chaoslib.exceptions.ActivityFailed: chaoslib.exceptions.ActivityFailed: down"]) == "down")
    #expect(ErrorLine.last(of: ["a\n" + String(repeating: "x", count: 1_000_000) + " end"]) == " end")
  }
}
