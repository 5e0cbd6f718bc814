import Journal

/// Writes the timings of checks and activities as comma-separated values (RFC 4180).
///
/// A row a check, an activity, a window of a load and a summary of a load tool under one head; lines end in CRLF. Text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
public struct CSVWriter: Sendable {
  /// Makes a writer.
  public init() {}

  private static let head = [
    "run", "experiment", "verdict", "evidence", "block", "round", "kind", "name", "outcome", "start", "offset_s",
    "duration_s", "expected", "observed", "requests", "errors", "rate_per_s", "p50_s", "p90_s", "p95_s", "p99_s",
    "longest_s",
  ]
  /// Cells that only load results have.
  private static let loadCells = 8

  /// The results as UTF-8.
  public func write(_ results: RunResults) -> [UInt8] {
    var bytes = Array((Self.head.joined(separator: ",") + "\r\n").utf8)
    for run in results.runs {
      let verdict = ResultWords.word(run.verdict)
      for check in run.checks {
        append(
          [
            .text(run.label), .text(run.experiment), .own(verdict), .number(check.evidence),
            .own(check.phase.chartGroup), .number(ResultWords.round(check.phase)), .own("check"), .text(check.name),
            .own(ResultWords.word(check.outcome)), .own(check.start.map(ResultWords.moment) ?? ""),
            .seconds(check.offset), .seconds(check.duration), .text(check.expected), .text(check.observed ?? ""),
          ] + Self.noLoad, to: &bytes)
      }
      for activity in run.activities {
        append(
          [
            .text(run.label), .text(run.experiment), .own(verdict), .number(activity.evidence),
            .own(ResultWords.word(activity.block)), .own(""), .own(ResultWords.word(activity.kind)),
            .text(activity.name), .own(ResultWords.word(activity.outcome)),
            .own(activity.start.map(ResultWords.moment) ?? ""), .seconds(activity.offset),
            .seconds(activity.duration), .own(""), .text(activity.errorLine ?? ""),
          ] + Self.noLoad, to: &bytes)
      }
    }
    for load in results.loads { append(load, of: results.runs, to: &bytes) }
    return bytes
  }

  private static var noLoad: [Cell] { [Cell](repeating: .own(""), count: loadCells) }

  private func append(_ load: LoadFacts, of runs: [RunResult], to bytes: inout [UInt8]) {
    for (label, window) in load.windows {
      let run = runs.first { $0.label == label }
      append(
        [
          .text(label), .text(run?.experiment ?? ""), .own(run.map { ResultWords.word($0.verdict) } ?? ""),
          .number(load.evidence), .own(window.part.rawValue), .own(""), .own("load"), .text(load.label), .own(""),
          .own(""), .seconds(window.span.from), .seconds(window.span.length),
          .own(""), .own(""), .number(window.count), .number(window.errors), .seconds(window.rate),
        ] + latencies(window.seconds, longest: window.latencies.last), to: &bytes)
    }
    for summary in load.summaries {
      append(
        [
          .own(""), .own(""), .own(""), .number(load.evidence), .own(""), .own(""), .own("load-summary"),
          .text(summary.name.isEmpty ? load.label : "\(load.label): \(summary.name)"), .own(""),
          .own(load.start.map(ResultWords.moment) ?? ""), .own(""), .seconds(load.duration), .own(""), .own(""),
          .number(summary.count), .number(summary.errors), .seconds(summary.rate),
        ] + latencies(summary.seconds, longest: summary.high), to: &bytes)
    }
  }

  private func latencies(_ seconds: (Double) -> Double?, longest: Double?) -> [Cell] {
    [0.5, 0.9, 0.95, 0.99].map { .seconds(seconds($0)) } + [.seconds(longest)]
  }

  /// A cell.
  private enum Cell {
    /// Text from outside.
    case text(String)
    /// A word or moment of our own.
    case own(String)
    /// A whole number.
    case number(Int?)
    /// Seconds; a sign before a number is no formula.
    case seconds(Double?)
  }

  private func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(quoted: Self.guarded(HostileText.visible(text)), to: &bytes)
      case .own(let word): bytes += Array(word.utf8)
      case .number(let number): if let number { bytes += Array(String(number).utf8) }
      case .seconds(let seconds): if let seconds { bytes += Array(ResultWords.seconds(seconds).utf8) }
      }
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  /// The text with an apostrophe before what begins a formula in a spreadsheet, fullwidth forms included.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\"" }) else { return text }
    let dangerous: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    return dangerous.contains(first) ? "'" + text : text
  }

  private func append(quoted text: String, to bytes: inout [UInt8]) {
    let special: Set<UInt8> = Set(",\"\r\n".utf8)
    guard text.utf8.contains(where: special.contains) else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
