import JSON
import TestSupport
import Testing

@testable import Journal

@Suite("Load results are read, whatever tool wrote them")
struct LoadReaderTests {
  private func read(_ name: String) throws -> LoadResult {
    try LoadReader.read(LoadArgument("\(TestEnvironment.fixtures)/loads/\(name)"))
  }

  private func read(text: String) throws -> LoadResult {
    try LoadReader.read(Array(text.utf8), LoadArgument("load.txt"))
  }

  @Test(
    "the file tells its tool",
    arguments: [
      ("vegeta.json", LoadResult.Tool.vegeta, 400, 0), ("vegeta.csv", .vegeta, 400, 0),
      ("vegeta-report.json", .vegeta, 0, 1), ("k6.csv", .k6, 200, 0),
      ("k6-summary.json", .k6, 0, 1), ("k6-export.json", .k6, 0, 1), ("wrk.txt", .wrk, 0, 1),
      ("wrk-plain.txt", .wrk, 0, 1), ("hey.txt", .hey, 0, 1), ("hey-errors.txt", .hey, 0, 1), ("hey.csv", .hey, 300, 0),
      ("hyperfine.json", .hyperfine, 0, 2), ("prometheus.json", .prometheus, 0, 0),
    ])
  func detects(name: String, tool: LoadResult.Tool, samples: Int, summaries: Int) throws {
    let result = try read(name)
    #expect(result.tool == tool)
    #expect(result.samples.count == samples)
    #expect(result.summaries.count == summaries)
    #expect(result.skipped == 0 && result.leftOut == 0)
  }

  @Test("vegeta's two forms say the same")
  func vegeta() throws {
    let (json, csv) = (try read("vegeta.json"), try read("vegeta.csv"))
    #expect(json.start == csv.start)
    #expect(json.samples.map(\.isError) == csv.samples.map(\.isError))
    for (one, other) in zip(json.samples, csv.samples) {
      #expect(abs(one.offset - other.offset) < 1e-5 && one.latency == other.latency)
    }
    #expect(json.target == "GET http://127.0.0.1:18098/count")
    // What vegeta sums up itself is what its requests say.
    let report = try #require(try read("vegeta-report.json").summaries.first)
    #expect(report.count == 400 && report.errors == json.samples.count { $0.isError })
    #expect(report.high == json.samples.map(\.latency).max())
    let median = try #require(Quantile.median(json.samples.map(\.latency)))
    #expect(abs(try #require(report.seconds(at: 0.5)) - median) < 0.1 * median)
  }

  @Test("wrk's numbers are those it prints")
  func wrk() throws {
    let summary = try #require(try read("wrk.txt").summaries.first)
    #expect(summary.count == 331 && summary.errors == 0 && summary.rate == 82.54)
    #expect(summary.seconds(at: 0.5) == 0.048 && summary.high == 0.06013)
    #expect(try read("wrk.txt").target == "http://127.0.0.1:18099/")
    #expect(try read("wrk-plain.txt").summaries.first?.errors == 1)
  }

  @Test("hey's numbers are those it prints, and requests without an answer are errors")
  func hey() throws {
    let summary = try #require(try read("hey.txt").summaries.first)
    #expect(summary.count == 200 && summary.errors == 0 && summary.rate == 81.9032)
    #expect(summary.seconds(at: 0.95) == 0.0559)
    // 200 are too few for the 99th.
    #expect(summary.seconds(at: 0.99) == nil)
    let refused = try #require(try read("hey-errors.txt").summaries.first)
    #expect(refused.count == 20 && refused.errors == 20 && refused.mean == nil)
  }

  @Test("hyperfine's times are summed up anew, percentiles only from enough of them")
  func hyperfine() throws {
    let result = try read("hyperfine.json")
    #expect(result.summaries.map(\.name) == ["true", "sleep 0.02"])
    #expect(result.summaries[1].count == 12)
    #expect(result.summaries[1].seconds(at: 0.5) ?? 0 > 0.02)
    #expect(result.summaries[1].seconds(at: 0.9) == nil)
  }

  @Test("k6's summary and export say the same")
  func k6() throws {
    #expect(try read("k6-summary.json").summaries == (try read("k6-export.json").summaries))
    #expect(try read("k6.csv").resolution == 1)
  }

  @Test("series of Prometheus have names and times")
  func prometheus() throws {
    let result = try read("prometheus.json")
    #expect(result.series.first?.metric == "prometheus_http_requests_total")
    #expect(result.series.first?.points.count == 8)
    #expect(result.duration == 7)
  }

  @Test(
    "a moment or a shift may stand behind the path",
    arguments: [
      ("a.txt", "a.txt", nil, 0), ("a.txt@2026-05-20T10:00:00Z", "a.txt", "2026-05-20T10:00:00Z", 0),
      ("a@b.txt", "a@b.txt", nil, 0), ("a.txt@+1.5s", "a.txt", nil, 1.5), ("a.txt@-250ms", "a.txt", nil, -0.25),
      ("@2026-05-20T10:00:00Z", "@2026-05-20T10:00:00Z", nil, 0), ("a.txt@+xs", "a.txt@+xs", nil, 0),
    ] as [(String, String, String?, Double)])
  func arguments(word: String, path: String, start: String?, shift: Double) {
    let argument = LoadArgument(word)
    #expect(argument.path == path && argument.shift == shift)
    #expect(argument.start == start.flatMap { Instant(iso8601: $0) })
  }

  @Test(
    "what is no load result is refused",
    arguments: [
      "", "  \n", "{", "{}", "[]", "null", "a,b,c", "{\"metrics\": {}}", "hello", "{\"results\": []}", "\u{0}\u{0}",
      "{\"data\": {\"result\": []}}", "metric_name,timestamp\n", "Running x\nThread Stats\n",
      "Summary:\nRequests/sec:\n",
      "response-time,offset\n1,2\n",
    ])
  func refuses(text: String) {
    #expect(throws: LoadError.self) { try read(text: text) }
  }

  @Test("numbers that no clock shows are passed over and counted")
  func hostileNumbers() throws {
    let good = #"{"timestamp": "2026-05-20T10:00:00Z", "latency": 1000000, "code": 200, "seq": 1}"#
    let lines = [
      good, #"{"timestamp": "2026-05-20T10:00:00Z", "latency": -5}"#, #"{"timestamp": "no", "latency": 5}"#,
      #"{"timestamp": "2026-05-20T10:00:00Z", "latency": 1e300}"#, "junk",
      #"{"timestamp": "9999-12-31T23:59:59Z", "latency": NaN}"#,
    ]
    let result = try read(text: lines.joined(separator: "\n"))
    #expect(result.samples.count == 1 && result.skipped == 5)
    let huge = "response-time,status-code,offset\n1e308,200,0\n0.1,999999999999999999999,0\n0.5,200,1e300\n0.25,200,1\n"
    let table = try read(text: huge)
    #expect(table.samples.count == 1 && table.skipped == 3)
    let wrk = "Running 1s test @ x\n Thread Stats\n Latency 1s 2s 99999999999999h 1%\n 99% 1e400s\n 5 requests in nan\n"
    #expect(try read(text: wrk).summaries.first?.count == 5)
  }

  @Test("mutated files are read or refused, and never end the program")
  func mutations() throws {
    for name in TestFile.names(in: "\(TestEnvironment.fixtures)/loads") {
      let bytes = Array(try TestFile.read("\(TestEnvironment.fixtures)/loads/\(name)").prefix(6_000))
      var state: UInt64 = 0x9E37_79B9_7F4A_7C15
      func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(bound, 1)
      }
      for _ in 0..<60 {
        var changed = bytes
        for _ in 0...next(6) {
          switch next(3) {
          case 0: changed[next(changed.count)] = UInt8(next(256))
          case 1: changed.removeSubrange(next(changed.count)..<changed.count)
          default: changed.insert(contentsOf: Array("999999999999".utf8), at: next(changed.count))
          }
          if changed.isEmpty { break }
        }
        _ = try? LoadReader.read(changed, LoadArgument(name))
      }
    }
  }
}
