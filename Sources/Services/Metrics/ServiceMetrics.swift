/// What a service counts.
///
/// All series that can be are laid out from the start, so that counting is an addition, and no client can make more
/// of them than there are.
struct ServiceMetrics {
  /// Upper bounds of the durations in nanoseconds, with their labels.
  static let buckets: [(bound: Int, label: String)] = [
    (500_000, "0.0005"), (1_000_000, "0.001"), (2_500_000, "0.0025"), (5_000_000, "0.005"), (10_000_000, "0.01"),
    (25_000_000, "0.025"), (50_000_000, "0.05"), (100_000_000, "0.1"), (250_000_000, "0.25"), (500_000_000, "0.5"),
    (1_000_000_000, "1"), (2_500_000_000, "2.5"), (5_000_000_000, "5"), (10_000_000_000, "10"),
  ]

  /// Paths that are counted.
  static let paths: [RequestPath] = RequestPath.allCases.filter(\.isCounted)

  /// The counter that users see; nil until there is one.
  var counter: Int?
  private var requests: [Int]
  private var responses: [Int]
  private var problems: [Int]
  private var durations: [Int]
  private var durationSums: [Int]

  init() {
    let pairs = ServiceMetrics.paths.count * RequestMethod.allCases.count
    requests = Array(repeating: 0, count: pairs)
    responses = Array(repeating: 0, count: pairs * AnswerStatus.allCases.count)
    problems = Array(repeating: 0, count: pairs * CallProblem.allCases.count)
    durations = Array(repeating: 0, count: pairs * (ServiceMetrics.buckets.count + 1))
    durationSums = Array(repeating: 0, count: pairs)
  }

  private static func pair(_ path: RequestPath, _ method: RequestMethod) -> Int {
    path.rawValue * RequestMethod.allCases.count + method.rawValue
  }

  /// Counts a request and its answer.
  mutating func count(_ path: RequestPath, _ method: RequestMethod, _ status: AnswerStatus, nanoseconds: Int) {
    let pair = ServiceMetrics.pair(path, method)
    requests[pair] += 1
    responses[pair * AnswerStatus.allCases.count + status.rawValue] += 1
    var bucket = 0
    while bucket < ServiceMetrics.buckets.count, nanoseconds > ServiceMetrics.buckets[bucket].bound { bucket += 1 }
    durations[pair * (ServiceMetrics.buckets.count + 1) + bucket] += 1
    durationSums[pair] += nanoseconds
  }

  /// Counts a failure inside the service.
  mutating func count(_ path: RequestPath, _ method: RequestMethod, _ problem: CallProblem) {
    problems[ServiceMetrics.pair(path, method) * CallProblem.allCases.count + problem.rawValue] += 1
  }

  /// Requests of a path and method.
  func requestCount(_ path: RequestPath, _ method: RequestMethod) -> Int { requests[ServiceMetrics.pair(path, method)] }

  /// Answers of a path, method and status.
  func responseCount(_ path: RequestPath, _ method: RequestMethod, _ status: AnswerStatus) -> Int {
    responses[ServiceMetrics.pair(path, method) * AnswerStatus.allCases.count + status.rawValue]
  }

  /// Failures of a path, method and kind.
  func problemCount(_ path: RequestPath, _ method: RequestMethod, _ problem: CallProblem) -> Int {
    problems[ServiceMetrics.pair(path, method) * CallProblem.allCases.count + problem.rawValue]
  }

  /// Requests of a path and method up to and including each bucket, and all of them last.
  func durationCounts(_ path: RequestPath, _ method: RequestMethod) -> [Int] {
    let size = ServiceMetrics.buckets.count + 1
    let start = ServiceMetrics.pair(path, method) * size
    var sum = 0
    return durations[start..<start + size].map {
      sum += $0
      return sum
    }
  }

  /// The time of all requests of a path and method, in nanoseconds.
  func durationSum(_ path: RequestPath, _ method: RequestMethod) -> Int {
    durationSums[ServiceMetrics.pair(path, method)]
  }
}
