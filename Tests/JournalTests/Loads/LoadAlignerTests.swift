import TestSupport
import Testing

@testable import Journal

@Suite("Load results stand on the clock of the runs")
struct LoadAlignerTests {
  private func analysis(_ word: String, runs: [String] = ["load-run"]) throws -> Analysis {
    var options = Analyzer.Options()
    options.loads = [try LoadReader.read(LoadArgument("\(TestEnvironment.fixtures)/loads/\(word)"))]
    let journals = try runs.map { try JournalReader().read(path: "\(TestEnvironment.fixtures)/\($0).json") }
    return Analyzer(options: options).analyze(journals)
  }

  @Test("requests fall before, during and after the fault")
  func windows() throws {
    let analysis = try analysis("vegeta.json")
    let view = try #require(analysis.loads.first?.views.first)
    #expect(view.windows.map(\.part) == [.before, .during, .after])
    #expect(view.windows.map(\.count).reduce(0, +) == 400)
    #expect(view.windows.map { $0.errors > 0 } == [false, true, false])
    let medians = view.windows.compactMap { $0.seconds(at: 0.5) }
    #expect(medians[1] > medians[0] * 3)
    #expect(view.series.map(\.label) == ["requests", "errors"])
    #expect(view.series.map(\.unit) == [.perSecond, .percent])
    #expect(view.series.map(\.kind) == [.gauge, .gauge])
    // A load is evidence: its number follows those of the activities.
    #expect(analysis.loads.first?.evidence == 5)
    #expect(view.series.allSatisfy { $0.evidence == 5 })
  }

  @Test("how many more failed during the fault is said of the windows, not of the middle step")
  func errorShares() throws {
    let view = try #require(try analysis("vegeta.json").loads.first?.views.first)
    let errors = try #require(view.series.last)
    let shares = view.windows.compactMap(\.errorShare)
    #expect(shares[0] == 0 && shares[1] == 0.14)
    #expect(errors.findings.first == .shifted(before: 0, during: shares[1] * 100))
    #expect(LoadWindow(part: .after, span: Span(from: 0, to: 1), count: 0, errors: 0, latencies: []).errorShare == nil)
  }

  @Test("a percentile needs enough answers")
  func percentiles() {
    let few = LoadWindow(
      part: .before, span: Span(from: 0, to: 1), count: 58, errors: 0, latencies: Array(repeating: 1, count: 58))
    #expect(few.seconds(at: 0.95) == nil && few.seconds(at: 0.5) == 1)
    var enough = few
    enough.latencies.append(1)
    #expect(enough.seconds(at: 0.95) == 1 && enough.seconds(at: 0.99) == nil)
  }

  @Test("a load beside no run is beside none; one without times can be given them")
  func others() throws {
    #expect(try analysis("vegeta.json", runs: ["v1"]).loads.first?.views.isEmpty == true)
    #expect(try analysis("hey.csv").loads.first?.views.isEmpty == true)
    let placed = try analysis("hey.csv@2026-11-24T04:04:12Z")
    #expect(placed.loads.first?.views.first?.windows.map(\.part) == [.before, .during])
    #expect(try analysis("prometheus.json@2026-11-24T04:04:16Z").loads.first?.views.first?.series.count == 1)
  }

  @Test("requests beside no run are summed up, series beside none keep their own clock")
  func alone() throws {
    let requests = try #require(try analysis("hey.csv").loads.first)
    let overall = try #require(requests.overall)
    #expect(overall.count == 300 && overall.errors == 0)
    #expect(overall.seconds(at: 0.5) != nil && overall.seconds(at: 0.99) != nil)
    #expect(try analysis("hey.csv@2026-11-24T04:04:12Z").loads.first?.overall == nil)
    #expect(try analysis("prometheus.json").loads.first?.series.first?.points.map(\.value).max() == 8)
    #expect(try analysis("prometheus.json@2026-11-24T04:04:16Z").loads.first?.series.isEmpty == true)
    var few = requests.result
    few.samples = Array(few.samples.prefix(10))
    #expect(few.overall?.seconds(at: 0.95) == nil && few.overall?.seconds(at: 0.5) != nil)
    few.samples = []
    #expect(few.overall == nil)
  }

  @Test("there are never too many steps", arguments: [0.0, 0.5, 10, 59, 3_600, 1e6, 1e9])
  func steps(length: Double) {
    let step = LoadAligner.step(for: length)
    #expect(step > 0)
    if length <= 21_600 * 60 { #expect(length / step <= 120) }
  }
}
