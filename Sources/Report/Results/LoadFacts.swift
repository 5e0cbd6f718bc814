import Journal

/// Load results, as plain facts.
public struct LoadFacts: Sendable {
  /// What the file is called; unique among the results.
  public var label: String
  /// The file's path as given.
  public var path: String
  /// Its SHA-256.
  public var sha256: String
  /// What wrote it.
  public var tool: LoadResult.Tool
  /// What was called.
  public var target: String?
  /// Its evidence number.
  public var evidence: Int
  /// When it began.
  public var start: Instant?
  /// How long it went on in seconds.
  public var duration: Double?
  /// Requests by run and window.
  public var windows: [(run: String, window: LoadWindow)]
  /// Whether it, or a series that it holds, stands beside a run.
  public var isBesideRun: Bool
  /// What the tool sums up, or what the requests of a file beside no run come to.
  public var summaries: [LoadSummary]
  /// Entries that could not be read.
  public var skipped: Int
}

extension LoadFacts {
  /// The facts of all files of an analysis.
  static func all(_ voice: ReportVoice, labels: [String]) -> [LoadFacts] {
    var used: Set<String> = []
    return voice.analysis.loads.prefix(100).map { load in
      let result = load.result
      let label = voice.line(result.source.label, limit: 100)
      var unique = label
      var number = 2
      while !used.insert(unique).inserted {
        unique = "\(label) (\(number))"
        number += 1
      }
      return LoadFacts(
        label: unique, path: voice.line(result.source.path, limit: 1_000), sha256: result.source.sha256,
        tool: result.tool, target: result.target.map { voice.line($0) }, evidence: load.evidence, start: result.start,
        duration: result.duration,
        windows: load.views.flatMap { view in
          view.windows.map { (labels.indices.contains(view.run) ? labels[view.run] : "", $0) }
        },
        isBesideRun: !load.views.isEmpty,
        summaries: (result.summaries + [load.overall].compactMap(\.self)).prefix(100).map { summary in
          var summary = summary
          summary.name = voice.line(summary.name)
          return summary
        }, skipped: result.skipped)
    }
  }
}
