import Glibc

/// Runs the tools that look into PDF files (Debian: poppler-utils, qpdf).
enum PDFTool {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Writes bytes to a file of its own and hands its path to `body`.
  static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/chaos-report-test-XXXXXX.pdf".utf8CString)
    let descriptor = mkstemps(&template, 4)
    guard descriptor >= 0 else { throw Failure(description: "no temporary file") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "cannot write \(path)") }
      written += count
    }
    close(descriptor)
    return try body(path)
  }

  /// What a command prints; fails when it exits with another status than 0.
  static func output(_ command: String) throws -> String {
    guard let stream = popen(command + " 2>&1", "r") else { throw Failure(description: "cannot run \(command)") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let status = pclose(stream)
    guard status == 0 else { throw Failure(description: "\(command) exited with \(status): \(text.prefix(500))") }
    return text
  }
}
