import CommandLine
import Glibc
import Journal

/// When a report says it was made.
enum ReportDate {
  /// `SOURCE_DATE_EPOCH` where it is set (https://reproducible-builds.org/specs/source-date-epoch/), else now.
  ///
  /// - Throws: ``CommandFailure`` when the variable is no number of seconds.
  static func current() throws(CommandFailure) -> Instant {
    guard let text = Terminal.environment("SOURCE_DATE_EPOCH"), !text.isEmpty else {
      return Instant(microseconds: Int64(time(nil)) * 1_000_000)
    }
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw .message("SOURCE_DATE_EPOCH is no number of seconds since 1970: \(Console.visible(text))")
    }
    return Instant(microseconds: seconds * 1_000_000)
  }
}
