import Journal
import Testing

@Suite("Strict exit codes")
struct StrictExitCodeTests {
  @Test("every verdict has its code, none that of a failure or of bad usage")
  func codes() {
    let codes: [(Verdict, Int32)] = [
      (.held, 0), (.deviated, 3), (.deviatedRecovered, 3), (.notTested, 4), (.inconclusive, 4), (.rollbackFailed, 5),
      (.failed, 6), (.interrupted, 6),
    ]
    #expect(codes.map(\.0) == Verdict.allCases.sorted { order($0) < order($1) })
    for (verdict, code) in codes { #expect(verdict.strictExitCode == code) }
    #expect(Verdict.allCases.allSatisfy { ![1, 2].contains($0.strictExitCode) })

    func order(_ verdict: Verdict) -> Int { codes.firstIndex { $0.0 == verdict } ?? codes.count }
  }
}
