import JSON
import Testing

@testable import Journal

@Suite("Tolerances in words, and judged again")
struct ToleranceTests {
  /// A tolerance, an output, what the check says.
  struct Case: Sendable, CustomTestStringConvertible {
    var tolerance: String
    var output: String
    var provider = Case.python
    var expected: String
    var observed: String
    /// What judging again says; nil when it cannot be judged.
    var isMet: Bool?
    var number: Double?
    var limits: [Double]?
    var testDescription: String { "\(tolerance) on \(output)" }

    static let python = #"{"type": "python", "module": "m", "func": "f"}"#
    static let http = #"{"type": "http", "url": "http://web/"}"#
    static let process = #"{"type": "process", "path": "ls"}"#
    static func prometheus(_ query: String) -> String {
      #"{"type": "python", "module": "chaosprometheus.probes", "func": "query", "arguments": {"query": "\#(query)"}}"#
    }
    static func vector(_ series: String) -> String {
      #"{"status": "success", "data": {"resultType": "vector", "result": [\#(series)]}}"#
    }
    static let none0 = #"{"type": "jsonpath", "path": "$.data.result.*[?(@.value[1]!=\"0\")]", "count": 0}"#
  }

  static let table = [
    Case(
      tolerance: "200", output: #"{"status": 200}"#, provider: Case.http, expected: "status is 200", observed: "200",
      isMet: true, number: 200),
    Case(
      tolerance: "200", output: #"{"status": 503}"#, provider: Case.http, expected: "status is 200", observed: "503",
      isMet: false, number: 503),
    Case(
      tolerance: "[200, 201, 204]", output: #"{"status": 201}"#, provider: Case.http,
      expected: "status is one of 200, 201, 204", observed: "201", isMet: true, number: 201),
    Case(
      tolerance: "[200, 404]", output: #"{"status": 300}"#, provider: Case.http, expected: "status is one of 200, 404",
      observed: "300", isMet: false, number: 300),
    Case(
      tolerance: "0", output: #"{"status": 1, "stdout": "", "stderr": ""}"#, provider: Case.process,
      expected: "exit code is 0", observed: "exit code 1", isMet: false, number: 1),
    Case(
      tolerance: "[200, 404]", output: #"{"status": 404}"#, expected: "status is one of 200, 404",
      observed: "404", isMet: true, number: 404),
    Case(tolerance: "true", output: "true", expected: "is true", observed: "true", isMet: true),
    Case(tolerance: "true", output: "1", expected: "is true", observed: "1", isMet: true, number: 1),
    Case(
      tolerance: "true", output: #"{"status": 200}"#, provider: Case.http, expected: "is true", observed: "200",
      isMet: false),
    Case(tolerance: #""ok""#, output: #""nok""#, expected: #"is "ok""#, observed: #""nok""#, isMet: false),
    Case(tolerance: "5", output: "7", expected: "is 5", observed: "7", isMet: false, number: 7, limits: [5, 5]),
    Case(tolerance: "5", output: "5.0", expected: "is 5", observed: "5.0", isMet: true, number: 5, limits: [5, 5]),
    Case(
      tolerance: "0.5", output: "0.5", expected: "is 0.5", observed: "0.5", isMet: true, number: 0.5,
      limits: [0.5, 0.5]),
    Case(
      tolerance: "12345678901234567890", output: "12345678901234567891", expected: "is 12345678901234567890",
      observed: "12345678901234567891", isMet: false, number: 12345678901234567168,
      limits: [12345678901234567168, 12345678901234567168]),
    Case(tolerance: "null", output: "null", expected: "is null", observed: "null", isMet: true),
    Case(
      tolerance: "[10, 20]", output: "15", expected: "between 10 and 20", observed: "15", isMet: true, number: 15,
      limits: [10, 20]),
    Case(
      tolerance: "[10, 20]", output: "20.5", expected: "between 10 and 20", observed: "20.5", isMet: false,
      number: 20.5, limits: [10, 20]),
    Case(tolerance: "[1, \"b\"]", output: "1", expected: #"between 1 and "b""#, observed: "1", isMet: nil),
    Case(tolerance: #"["a", "c"]"#, output: #""b""#, expected: #"between "a" and "c""#, observed: #""b""#, isMet: true),
    Case(
      tolerance: #"["a", "b", "c"]"#, output: #""d""#, expected: #"one of "a", "b", "c""#, observed: #""d""#,
      isMet: false),
    Case(
      tolerance: #"{"type": "range", "range": [10, 20]}"#, output: #""12.5""#, expected: "between 10 and 20",
      observed: #""12.5""#, isMet: true, number: 12.5, limits: [10, 20]),
    Case(
      tolerance: #"{"type": "range", "range": [10, 20], "target": "p95"}"#, output: #"{"p95": 31}"#,
      expected: "`p95` between 10 and 20", observed: "31", isMet: false, number: 31, limits: [10, 20]),
    Case(
      tolerance: #"{"type": "range", "range": [10, 20]}"#, output: #""many""#, expected: "between 10 and 20",
      observed: #""many""#, isMet: false),
    Case(
      tolerance: #"{"type": "range", "range": [10, 20]}"#, output: "[1]", expected: "between 10 and 20",
      observed: "[1]", isMet: nil),
    Case(
      tolerance: #"{"type": "range", "range": [10, 20]}"#, output: "NaN", expected: "between 10 and 20",
      observed: "NaN", isMet: false, number: .nan, limits: [10, 20]),
    Case(
      tolerance: #"{"type": "regex", "pattern": "ok|fine"}"#, output: #""all fine""#, expected: "matches /ok|fine/",
      observed: #""all fine""#, isMet: true),
    Case(
      tolerance: #"{"type": "regex", "pattern": "^\\d+$", "target": "stdout"}"#,
      output: #"{"status": 0, "stdout": "x"}"#, provider: Case.process, expected: #"`stdout` matches /^\d+$/"#,
      observed: #""x""#, isMet: false),
    Case(
      tolerance: #"{"type": "regex", "pattern": "(a)\\1"}"#, output: #""aa""#, expected: #"matches /(a)\1/"#,
      observed: #""aa""#, isMet: true),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.x.*[?(@.v>3)]", "count": 0}"#, output: #"{"x": [{"v": 4}]}"#,
      expected: "`$.x.*[?(@.v>3)]` finds nothing", observed: #"{"v": 4}"#, isMet: false, number: 1, limits: [0, 0]),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.x.*", "count": 2}"#, output: #"{"x": [1, 2]}"#,
      expected: "`$.x.*` finds 2", observed: "2 found: 1, 2", isMet: true, number: 2, limits: [2, 2]),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.a"}"#, output: "{}", expected: "`$.a` finds something",
      observed: "nothing found", isMet: false),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.a", "expect": 5}"#, output: #"{"a": 6}"#, expected: "`$.a` is 5",
      observed: "6", isMet: false, number: 6, limits: [5, 5]),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.a.*", "expect": [1, "b"]}"#, output: #"{"a": [1, "b"]}"#,
      expected: #"`$.a.*` are 1, "b""#, observed: #"2 found: 1, "b""#, isMet: true),
    Case(
      tolerance: #"{"type": "jsonpath", "path": "$.ready", "expect": true, "target": "body"}"#,
      output: #"{"status": 200, "body": "{\"ready\": true}"}"#, provider: Case.http,
      expected: "`body`: `$.ready` is true", observed: "true", isMet: true),
    Case(
      tolerance: Case.none0, output: Case.vector(""), provider: Case.prometheus("rate(errors[10s])"),
      expected: "no series with a value other than 0", observed: "no series", isMet: true, number: 0, limits: [0, 0]),
    Case(
      tolerance: Case.none0,
      output: Case.vector(#"{"metric": {"job": "web", "status_code": "500"}, "value": [1, "0.3"]}"#),
      provider: Case.prometheus("rate(errors[10s])"),
      expected: "no series with a value other than 0", observed: #"1 series: status_code="500", 0.3 per s"#,
      isMet: false, number: 1, limits: [0, 0]),
    Case(
      tolerance: Case.none0, output: Case.vector(#"{"metric": {}, "value": [1, "1.6258129064532267"]}"#),
      provider: Case.prometheus("rate(errors[10s])"), expected: "no series with a value other than 0",
      observed: "1 series: 1.626 per s", isMet: false, number: 1, limits: [0, 0]),
    Case(
      tolerance: Case.none0,
      output: Case.vector(
        #"{"metric": {"job": "web", "pod": "a"}, "value": [1, "2"]}, {"metric": {"job": "web", "pod": "b"}, "value": [1, "3"]}"#
      ),
      provider: Case.prometheus("errors"), expected: "no series with a value other than 0",
      observed: #"2 series: pod="a", 2; pod="b", 3"#, isMet: false, number: 2, limits: [0, 0]),
    Case(
      tolerance: Case.none0, output: Case.vector(#"{"metric": {}, "value": [1, "0"]}"#),
      provider: Case.prometheus("errors"), expected: "no series with a value other than 0", observed: "no such series",
      isMet: true, number: 0, limits: [0, 0]),
    Case(
      tolerance:
        #"{"type": "probe", "name": "compare", "provider": {"type": "python", "module": "m", "func": "g", "arguments": {}}}"#,
      output: "3", expected: "probe `compare` agrees", observed: "3", isMet: nil),
    Case(
      tolerance: #"{"type": "dance"}"#, output: "3", expected: "a tolerance of unknown type", observed: "3", isMet: nil),
  ]

  @Test("each kind is said in words and judged as the toolkit does", arguments: table)
  func judged(_ sample: Case) throws {
    // Without the journal's own word, the check's outcome is what judging gives.
    var journal = SampleJournal()
    let probe = SampleJournal.probe("p", tolerance: sample.tolerance, provider: sample.provider)
    journal.declaredProbes = [probe]
    journal.before = SampleJournal.state(
      nil, [SampleJournal.checked("p", at: 1, met: nil, output: sample.output, probe: probe)])
    let check = try journal.analyzed().checks[0]
    #expect(check.expected == sample.expected)
    #expect(check.observed == sample.observed)
    let outcome: Check.Outcome
    switch sample.isMet {
    case true?: outcome = .met
    case false?: outcome = .notMet
    case nil: outcome = .notEvaluated
    }
    #expect(check.outcome == outcome)
    // As text: NaN is not equal to itself.
    #expect("\(check.observedNumber as Double?)" == "\(sample.number as Double?)")
    let limits = sample.limits.map { Limits(low: $0[0], high: $0[1]) }
    #expect(check.limits == limits)
    #expect(check.agrees == nil)
  }

  @Test("the journal's own word counts, and disagreement is told")
  func disagreement() throws {
    var journal = SampleJournal()
    journal.after = SampleJournal.state(
      true, [SampleJournal.checked("up", at: 30, met: true, output: #"{"status": 500}"#)])
    let check = try journal.analyzed().checks[1]
    #expect(check.outcome == .met)
    #expect(check.agrees == false)
    #expect(try SampleJournal().analyzed().checks[1].agrees == true)
  }

  @Test(
    "the margin is the distance from the nearest limit, negative outside",
    arguments: [
      ("[10, 20]", "18", 2.0, 0.1), ("[10, 20]", "11", 1.0, 0.1), ("[10, 20]", "25", -5.0, -0.25),
      ("[0, 4]", "-1", -1.0, nil), ("5", "7", -2.0, -0.4), ("5", "5", 0.0, 0.0),
    ] as [(String, String, Double, Double?)])
  func margin(_ tolerance: String, _ output: String, _ absolute: Double, _ relative: Double?) throws {
    var journal = SampleJournal()
    let probe = SampleJournal.probe("p", tolerance: tolerance, provider: Case.python)
    journal.declaredProbes = [probe]
    journal.before = SampleJournal.state(
      nil, [SampleJournal.checked("p", at: 1, met: nil, output: output, probe: probe)])
    #expect(try journal.analyzed().checks[0].margin == Margin(absolute: absolute, relative: relative))
  }

  @Test("a path or pattern with a name of the configuration is judged with its value")
  func substituted() throws {
    var journal = SampleJournal()
    journal.extra = [#""configuration": {"wanted": "fine", "limit": {"type": "env", "key": "LIMIT", "default": 3}}"#]
    let probe = SampleJournal.probe(
      "p", tolerance: #"{"type": "regex", "pattern": "^${wanted}$"}"#, provider: Case.python)
    journal.declaredProbes = [probe]
    journal.before = SampleJournal.state(
      nil, [SampleJournal.checked("p", at: 1, met: nil, output: #""fine""#, probe: probe)])
    #expect(try journal.analyzed().checks[0].outcome == .met)
  }

  @Test("words are bounded, however long the values are")
  func bounded() throws {
    var journal = SampleJournal()
    let long = String(repeating: "x", count: 200_000)
    let probe = SampleJournal.probe("p", tolerance: #"{"type": "regex", "pattern": "\#(long)"}"#, provider: Case.python)
    journal.declaredProbes = [probe]
    journal.before = SampleJournal.state(
      nil, [SampleJournal.checked("p", at: 1, met: nil, output: #"["\#(long)", {"\#(long)": 1}]"#, probe: probe)])
    let check = try journal.analyzed().checks[0]
    #expect(check.expected.unicodeScalars.count <= 200)
    #expect(try #require(check.observed).unicodeScalars.count <= 120)
  }

  @Test(
    "paths into answers of Prometheus are said in words, others stay paths",
    arguments: [
      (#"$.data.result.*[?(@.value[1]!=\"0\")]"#, "0", "no series with a value other than 0"),
      ("$.data.result[*][?(@.value[1]>3)]", "0", "no series with a value above 3"),
      ("$.data.result.*[?(@.value[1] <= 0.5)]", "2", "2 series with a value of at most 0.5"),
      ("$.data.result.*", "0", "no series"), ("$.data.result[*].value[1]", "1", "1 series"),
      ("$.data.result.*[?(@.metric.pod==1)]", "0", "`$.data.result.*[?(@.metric.pod==1)]` finds nothing"),
      ("$.data.result", "1", "`$.data.result` finds 1"),
    ])
  func prometheusPaths(_ path: String, _ count: String, _ words: String) throws {
    var journal = SampleJournal()
    journal.declaredProbes = [
      SampleJournal.probe("p", tolerance: #"{"type": "jsonpath", "path": "\#(path)", "count": \#(count)}"#)
    ]
    journal.before = nil
    #expect(try journal.analyzed().checks[0].expected == words)
  }

  @Test(
    "values are per second only when the query is a rate and nothing more",
    arguments: [
      ("rate(x[1m])", true), ("irate(x{a=')'}[1m])", true), ("sum by (job) (rate(x[1m]))", true),
      ("sum(rate(x[1m])) by (job)", true), ("rate(x[1m]) * 60", false), ("rate(a[1m]) / rate(b[1m])", false),
      ("increase(x[1m])", false), ("x", false), ("sum(rate(x[1m]) * 2)", false),
      ("histogram_quantile(0.9, rate(x[1m]))", false),
    ])
  func perSecond(_ query: String, _ isRate: Bool) {
    #expect(PrometheusQuery(query).isRate == isRate)
  }
}
