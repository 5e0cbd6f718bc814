import Testing

@testable import Services

@Suite struct ServiceMetricsTests {
  private func lines(_ metrics: ServiceMetrics, _ prefix: String) -> [String] {
    String(decoding: metrics.text(labels: [("host", "h")]), as: UTF8.self).split(separator: "\n")
      .map(String.init).filter { $0.hasPrefix(prefix) }
  }

  @Test func `the series of GET are there from the start`() {
    let metrics = ServiceMetrics()
    #expect(lines(metrics, "counter{") == [#"counter{host="h",path="/"} 0"#])
    #expect(lines(metrics, "svc_requests_total{") == [#"svc_requests_total{host="h",path="/",method="GET"} 0"#])
    #expect(
      lines(metrics, "svc_responses_total{") == [
        #"svc_responses_total{host="h",path="/",method="GET",status_code="200"} 0"#,
        #"svc_responses_total{host="h",path="/",method="GET",status_code="500"} 0"#,
      ])
    #expect(lines(metrics, "svc_internal_error_total{").count == CallProblem.allCases.count)
    #expect(lines(metrics, "svc_request_duration_seconds_count{").count == 1)
  }

  @Test func `each request counts once in each metric`() {
    var metrics = ServiceMetrics()
    metrics.counter = 7
    metrics.count(.root, .get, .ok, nanoseconds: 500_000)
    metrics.count(.root, .get, .failed, nanoseconds: 1_000_000_001)
    metrics.count(.root, .get, .timeout)
    metrics.count(.other, .other, .notFound, nanoseconds: 20_000_000_000)
    #expect(lines(metrics, "counter{") == [#"counter{host="h",path="/"} 7"#])
    #expect(
      lines(metrics, "svc_requests_total{") == [
        #"svc_requests_total{host="h",path="/",method="GET"} 2"#,
        #"svc_requests_total{host="h",path="other",method="other"} 1"#,
      ])
    #expect(lines(metrics, "svc_internal_error_total{").first?.hasSuffix(#"type="timeout"} 1"#) == true)
    #expect(
      lines(metrics, "svc_responses_total{").last
        == #"svc_responses_total{host="h",path="other",method="other",status_code="404"} 1"#)
    #expect(metrics.durationCounts(.root, .get) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2])
    #expect(metrics.durationCounts(.other, .other).suffix(2) == [0, 1])
    #expect(
      lines(metrics, "svc_request_duration_seconds_sum{").first
        == #"svc_request_duration_seconds_sum{host="h",path="/",method="GET"} 1.000500001"#)
  }

  @Test func `labels and help are escaped`() {
    var text = MetricsText(constantLabels: [("a", "x\"y\\z\n")])
    text.family("m", .gauge, help: "one \\ \"two\"\nthree")
    text.sample("m", [], "1")
    #expect(
      String(decoding: text.bytes, as: UTF8.self)
        == "# HELP m one \\\\ \"two\"\\nthree\n# TYPE m gauge\nm{a=\"x\\\"y\\\\z\\n\"} 1\n")
  }

  @Test func `no request can make a series that was not foreseen`() {
    var metrics = ServiceMetrics()
    for path in ServiceMetrics.paths {
      for method in RequestMethod.allCases {
        for status in AnswerStatus.allCases { metrics.count(path, method, status, nanoseconds: 1) }
      }
    }
    let pairs = ServiceMetrics.paths.count * RequestMethod.allCases.count
    #expect(lines(metrics, "svc_requests_total{").count == pairs)
    #expect(lines(metrics, "svc_responses_total{").count == pairs * AnswerStatus.allCases.count)
  }
}
