/// Collects the single requests of a file, as many as are kept, and counts what could not be read.
struct LoadRequests {
  /// Lines at the beginning that may be none of the tool's before a file counts as another's.
  private static let strangeLines = 20

  private var collected: LoadResult
  private var requests: [(at: Double, latency: Double, isError: Bool)] = []

  init(source: JournalSource, tool: LoadResult.Tool) {
    collected = LoadResult(source: source, tool: tool)
  }

  /// The requests by the times at which they were sent; nil without any.
  var result: LoadResult? {
    guard !requests.isEmpty else { return nil }
    var result = collected
    result.take(requests)
    return result
  }

  /// The times at which answers were there, in seconds since 1970.
  var ends: some Sequence<Double> { requests.lazy.map { $0.at + $0.latency } }

  /// Counts a line that cannot be read; false when the file is none of the tool's.
  mutating func skip() -> Bool {
    collected.skipped += 1
    return !requests.isEmpty || collected.skipped < Self.strangeLines
  }

  /// Says what was called; the first call counts.
  mutating func name(_ method: String?, _ url: String?) {
    guard collected.target == nil else { return }
    let words = [method, url].compactMap { $0 }.filter { !$0.isEmpty }
    if !words.isEmpty { collected.target = words.joined(separator: " ") }
  }

  /// Keeps a request, or counts it when there is no more room.
  ///
  /// - Parameters:
  ///   - at: when it was sent, in seconds since 1970.
  ///   - latency: seconds to its answer.
  mutating func add(at: Double, latency: Double, isError: Bool) {
    guard requests.count < LoadReader.sampleLimit else {
      collected.leftOut += 1
      return
    }
    requests.append((at, latency, isError))
  }
}
