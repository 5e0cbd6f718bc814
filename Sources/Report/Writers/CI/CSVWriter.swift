import Journal

/// Writes the timings of checks and activities as comma-separated values (RFC 4180).
///
/// A row a check and an activity under one head; lines end in CRLF. Text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
public struct CSVWriter: Sendable {
  /// Makes a writer.
  public init() {}

  private static let head = [
    "run", "experiment", "verdict", "evidence", "block", "round", "kind", "name", "outcome", "start", "offset_s",
    "duration_s", "expected", "observed",
  ]

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
          ], to: &bytes)
      }
      for activity in run.activities {
        append(
          [
            .text(run.label), .text(run.experiment), .own(verdict), .number(activity.evidence),
            .own(ResultWords.word(activity.block)), .own(""), .own(ResultWords.word(activity.kind)),
            .text(activity.name), .own(ResultWords.word(activity.outcome)),
            .own(activity.start.map(ResultWords.moment) ?? ""), .seconds(activity.offset),
            .seconds(activity.duration), .own(""), .text(activity.errorLine ?? ""),
          ], to: &bytes)
      }
    }
    return bytes
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
