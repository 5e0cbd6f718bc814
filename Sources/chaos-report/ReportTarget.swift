import CommandLine
import Glibc
import Journal
import Report

/// The file that a report goes to.
enum ReportTarget {
  /// Whether files may stand beside it: it is a file, not standard output or a device.
  static func isFile(_ path: String) -> Bool {
    path != "-" && FileIdentity(path: path)?.isRegular ?? true
  }

  /// Sees to it that no journal is overwritten.
  ///
  /// - Throws: ``CommandFailure`` when the path is one of the journals, or a file that looks like one: a forgotten
  ///   REPORT makes the last journal the report.
  static func check(_ path: String, journals words: [String]) throws(CommandFailure) {
    guard path != "-", let target = FileIdentity(path: path), target.isRegular else { return }
    let hint = "\nhint: REPORT comes last, after the journals"
    let journals = JournalFinder.find(words).flatMap(\.paths)
    if journals.contains(where: { FileIdentity(path: $0) == target }) {
      throw .message("\(Console.visible(path)) is one of the journals and is not overwritten" + hint)
    }
    if looksLikeJSON(path) {
      throw .message("\(Console.visible(path)) is JSON, as a journal is, and is not overwritten" + hint)
    }
  }

  /// Whether a file begins as an object of JSON does; no report does.
  private static func looksLikeJSON(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return false }
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    guard bytes[..<count].first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") else { return false }
    // Results of an earlier report are written over.
    return !String(decoding: bytes[..<min(count, 64)], as: UTF8.self).contains(ResultsJSONWriter.format)
  }
}
