/// A file of load results as a command line names it, and how its clock stands to that of the runs.
///
/// ```swift
/// LoadArgument("wrk.txt@2026-05-20T14:01:05Z")  // a file without times: when it began
/// LoadArgument("results.json@+1.5s")            // a clock that is 1.5 s behind: moved later
/// LoadArgument("results.json")
/// ```
public struct LoadArgument: Sendable, Hashable {
  /// The path.
  public var path: String
  /// When the load began, for files without times.
  public var start: Instant?
  /// Seconds to add to the file's times.
  public var shift: Double

  /// Reads `FILE`, `FILE@START` or `FILE@±SECONDSs`; what stands behind an `@` and is neither belongs to the path.
  public init(_ word: String) {
    path = word
    shift = 0
    guard let at = word.lastIndex(of: "@"), at > word.startIndex else { return }
    let rest = String(word[word.index(after: at)...])
    if let seconds = Self.seconds(rest) {
      (path, shift) = (String(word[..<at]), seconds)
    } else if let instant = Instant(iso8601: rest) {
      (path, start) = (String(word[..<at]), instant)
    }
  }

  private static func seconds(_ text: String) -> Double? {
    guard text.hasPrefix("+") || text.hasPrefix("-"), text.hasSuffix("s") else { return nil }
    let isMilli = text.hasSuffix("ms")
    guard let value = Double(text.dropLast(isMilli ? 2 : 1)), value.isFinite, value.magnitude < 1e9 else { return nil }
    return isMilli ? value / 1_000 : value
  }
}
