import JSON

/// Reads load results, whatever tool wrote them: the file itself tells which.
///
/// Bounded in bytes, lines and entries; a line that cannot be read is counted and passed over.
public enum LoadReader {
  /// The most bytes that are read.
  public static let byteLimit = 1 << 28
  /// The most requests, or samples of all series, that are kept.
  public static let sampleLimit = 1_000_000
  /// The most series or summaries that are kept.
  static let seriesLimit = 200

  /// Reads a file.
  ///
  /// - Throws: ``LoadError`` when it cannot be read, is in no known format, or holds no results.
  public static func read(_ argument: LoadArgument) throws(LoadError) -> LoadResult {
    let bytes: [UInt8]
    do throws(JournalError) {
      bytes = try FileBytes.read(path: argument.path, limit: byteLimit)
    } catch {
      throw LoadError(path: argument.path, problem: .file(error.problem))
    }
    return try read(bytes, argument)
  }

  /// Reads bytes.
  static func read(_ bytes: [UInt8], _ argument: LoadArgument) throws(LoadError) -> LoadResult {
    let path = argument.path
    guard bytes.contains(where: { $0 > 0x20 }) else { throw LoadError(path: path, problem: .file(.empty)) }
    let source = JournalSource(
      path: path, label: SourceLabels.label(of: path), byteCount: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
    guard var result = detect(bytes, source) else { throw LoadError(path: path, problem: .unknownFormat) }
    guard !result.samples.isEmpty || !result.summaries.isEmpty || !result.series.isEmpty else {
      throw LoadError(path: path, problem: .noResults(result.tool))
    }
    if let start = argument.start { result.start = start }
    if argument.shift != 0, let start = result.start { result.start = Instant(seconds: start.seconds + argument.shift) }
    return result
  }

  private static func detect(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(4_096)
    if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      if let document = try? JSONDocument(bytes: bytes, name: source.path) { return object(document.root, source) }
      return VegetaReader.lines(bytes, source)
    }
    let text = String(decoding: head, as: UTF8.self)
    if text.hasPrefix("metric_name,") { return K6Reader.table(bytes, source) }
    if text.hasPrefix("response-time,") { return HeyReader.table(bytes, source) }
    if text.contains("Thread Stats") && text.contains("Running ") { return WrkReader.read(bytes, source) }
    if text.contains("Summary:") && text.contains("Requests/sec:") { return HeyReader.text(bytes, source) }
    return VegetaReader.table(bytes, source)
  }

  private static func object(_ root: JSONNode, _ source: JournalSource) -> LoadResult? {
    if root["results"]?.elements.first(where: { _ in true })?["command"] != nil {
      return HyperfineReader.read(root, source)
    }
    if root["data"]?["result"] != nil { return PrometheusRangeReader.read(root, source) }
    if root["metrics"]?.kind == .object { return K6Reader.summary(root, source) }
    if root["latency"] != nil, root["timestamp"] != nil { return VegetaReader.lines(root.document.bytes, source) }
    if root["latencies"] != nil, root["requests"] != nil { return VegetaReader.report(root, source) }
    return nil
  }
}

/// Times that are known to be sane: nothing negative, nothing endless.
enum LoadNumber {
  /// Seconds of a latency; nil for what is none.
  static func latency(_ value: Double?) -> Double? {
    guard let value, value.isFinite, value >= 0, value < 1e7 else { return nil }
    return value
  }

  /// Seconds since 1970; nil for what no calendar holds.
  static func moment(_ value: Double?) -> Double? {
    guard let value, value.isFinite, value > 0, value < 253_402_300_799 else { return nil }
    return value
  }

  /// A count.
  static func count(_ value: Double?) -> Int? {
    guard let value, value.isFinite, value >= 0, value < 1e15 else { return nil }
    return Int(value)
  }
}

extension LoadResult {
  /// Takes requests at absolute times: puts them in order and on the result's own clock.
  mutating func take(_ requests: [(at: Double, latency: Double, isError: Bool)]) {
    guard let first = requests.lazy.map(\.at).min(), let last = requests.lazy.map({ $0.at + $0.latency }).max()
    else { return }
    start = Instant(seconds: first)
    duration = last - first
    samples = requests.map { LoadSample(offset: $0.at - first, latency: $0.latency, isError: $0.isError) }
    samples.sort { $0.offset < $1.offset }
  }
}
