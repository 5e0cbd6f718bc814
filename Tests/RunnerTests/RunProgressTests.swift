import Testing

@testable import Runner

@Suite struct RunProgressTests {
  @Test(arguments: [
    (4.9, RunProgress.Expectation.none, 80, "  00:04 elapsed"),
    (4, .atLeast(90), 80, "  00:04 elapsed · at least 01:30 expected"),
    (91, .atLeast(90), 80, "  01:31 elapsed"), (4, .about(90), 80, "  00:04 elapsed · about 01:30 expected"),
    (95, .about(90), 80, "  01:35 elapsed · about 01:30 expected"), (4, .about(90), 30, "  00:04 elapsed"),
    (4, .about(90), 12, "00:04"), (4, .about(90), 3, ""), (7200, .none, 80, "  120:00 elapsed"),
  ])
  func `the line never breaks`(elapsed: Double, expectation: RunProgress.Expectation, columns: Int, line: String) {
    #expect(RunProgress.line(elapsed: elapsed, expectation, columns: columns) == line)
    #expect(line.count < columns)
  }
}
