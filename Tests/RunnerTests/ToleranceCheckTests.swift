import JSON
import Testing

@testable import Runner

@Suite struct ToleranceCheckTests {
  private let log = RunLog()

  private func check() -> ToleranceCheck {
    let interrupts = Interrupts(log: log)
    let session = RunSession(log: log, settings: [:], interrupts: interrupts)
    return ToleranceCheck(
      providers: session.providers, substitution: Substitution(configuration: ["w": "ok"]), log: log, lane: Lane())
  }

  @Test(
    arguments: [
      (true, true, true), (1, true, true), ("x", "x", true), (5, 5.0, true), (0.5, 0.5, true),
      (["status": 200], 200, true),
      (["status": 200], [200, 204], true), (["status": 201], [200, 204], false), (15, [10, 20], true),
      (21, [10, 20], false),
      (3, [1, 2, 3], true), (4, [1, 2, 3], false), ("ok", "${w}", true), ("b", ["a", "c"], true),
      ("12ms", ["type": "regex", "pattern": "^\\d+"], true),
      (["o": "zz"], ["type": "regex", "pattern": "y", "target": "o"], false),
      ("12.5", ["type": "range", "range": [10, 20]], true), ([1], ["type": "range", "range": [0, 2]], false),
      ("abc", ["type": "range", "range": [0, 2]], false),
      (["a": 7], ["type": "range", "range": [5, 9], "target": "a"], true),
    ] as [(JSONValue, JSONValue, Bool)])
  func `values are within their tolerance or not`(value: JSONValue, tolerance: JSONValue, isWithin: Bool) throws {
    #expect(try check().accepts(value, tolerance) == isWithin)
  }

  @Test(
    arguments: [
      (["a": 1], ["type": "regex", "pattern": "a"]), ("x", [1, 2]), (nil, [1, 2]), (1, nil), (1, ["type": "magic"]),
      ("x", ["type": "regex", "pattern": "("]),
    ] as [(JSONValue, JSONValue)])
  func `what does not fit is said and not guessed`(value: JSONValue, tolerance: JSONValue) {
    #expect(throws: ActivityError.self) { try check().accepts(value, tolerance) }
  }
}
