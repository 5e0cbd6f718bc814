/// The metrics of a service as a text for Prometheus.
extension ServiceMetrics {
  /// Writes all series that have counted something, and those of `GET /` from the start: a rate needs a zero to begin
  /// with.
  ///
  /// - Parameter labels: The labels of every series.
  func text(labels: [(name: String, value: String)]) -> [UInt8] {
    var text = MetricsText(constantLabels: labels)
    text.family("counter", .gauge, help: "The count that was given last.")
    text.sample("counter", [("path", "/")], String(counter ?? 0))

    text.family("svc_requests_total", .counter, help: "Requests that were answered.")
    for (path, method) in pairs {
      text.sample("svc_requests_total", Self.labels(path, method), String(requestCount(path, method)))
    }

    text.family("svc_responses_total", .counter, help: "Answers by status code.")
    for (path, method) in pairs {
      for status in AnswerStatus.allCases {
        let count = responseCount(path, method, status)
        let isExpected = path == .root && method == .get && (status == .ok || status == .failed)
        if count > 0 || isExpected {
          let code = [(name: "status_code", value: String(status.code))]
          text.sample("svc_responses_total", Self.labels(path, method) + code, String(count))
        }
      }
    }

    text.family("svc_internal_error_total", .counter, help: "Failures inside the service by type.")
    for (path, method) in pairs {
      for problem in CallProblem.allCases {
        let count = problemCount(path, method, problem)
        if count > 0 || (path == .root && method == .get) {
          let type = [(name: "type", value: "\(problem.label)")]
          text.sample("svc_internal_error_total", Self.labels(path, method) + type, String(count))
        }
      }
    }

    let name = "svc_request_duration_seconds"
    text.family(name, .histogram, help: "Time from the head of a request to its answer.")
    for (path, method) in pairs {
      let labels = Self.labels(path, method)
      let counts = durationCounts(path, method)
      for (bucket, count) in zip(Self.buckets.map(\.label) + ["+Inf"], counts) {
        text.sample("\(name)_bucket", labels + [("le", bucket)], String(count))
      }
      text.sample("\(name)_sum", labels, Self.seconds(durationSum(path, method)))
      text.sample("\(name)_count", labels, String(counts.last ?? 0))
    }
    return text.bytes
  }

  /// Pairs of path and method that have been asked for, and `GET /`.
  private var pairs: [(RequestPath, RequestMethod)] {
    Self.paths.flatMap { path in
      RequestMethod.allCases.filter { requestCount(path, $0) > 0 || (path == .root && $0 == .get) }.map { (path, $0) }
    }
  }

  private static func labels(_ path: RequestPath, _ method: RequestMethod) -> [(name: String, value: String)] {
    [("path", "\(path.label)"), ("method", "\(method.label)")]
  }

  /// Nanoseconds as seconds: `1.5`
  static func seconds(_ nanoseconds: Int) -> String {
    let fraction = String(nanoseconds % 1_000_000_000)
    return "\(nanoseconds / 1_000_000_000)." + String(repeating: "0", count: 9 - fraction.count) + fraction
  }
}
