import Foundation
import TestSupport

/// A headless Chromium.
enum Browser {
  /// The colours that the reader prefers.
  enum Scheme: String, CaseIterable, Sendable {
    case light, dark
  }

  /// Opens a page and looks around.
  static func open(
    _ path: String, width: Int = 1280, scheme: Scheme = .light, scripts: Bool = true
  ) throws -> BrowserFindings {
    let script = "\(TestEnvironment.root)/Tests/EndToEndTests/Support/browse.py"
    let arguments = [script, path, String(width), scheme.rawValue, scripts ? "on" : "off"]
    let result = try ProcessRunner("python3").run(arguments)
    guard result.exitCode == 0 else { throw ToolFailure(program: "browse.py", result: result) }
    return try JSONDecoder().decode(BrowserFindings.self, from: Data(result.output))
  }
}
