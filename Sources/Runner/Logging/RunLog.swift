import Glibc
import JSON
import System

/// The log of a command: on the console and in a file, with secrets masked.
public final class RunLog: Sendable {
  /// How lines look on the console.
  public enum Format: Sendable {
    /// `[2026-05-01 10:00:00 INFO] text`.
    case text
    /// An object a line.
    case json
  }

  private struct State {
    var file: Int32 = -1
    var masks = SecretMask()
    var status = ""
  }

  private let consoleLevel: LogLevel
  private let fileLevel: LogLevel
  private let format: Format
  private let usesColor: Bool
  private let isVerbose: Bool
  private let identifier: String
  private let state: Guarded<State>

  /// Opens a log.
  ///
  /// - Parameters:
  ///   - isVerbose: Whether the console shows everything.
  ///   - format: How lines look on the console.
  ///   - usesColor: Whether the console is to be coloured.
  ///   - file: The path of the log file, appended to; nil for none.
  ///   - fileLevel: What the file takes.
  public init(
    isVerbose: Bool = false, format: Format = .text, usesColor: Bool = false, file: String? = nil,
    fileLevel: LogLevel = .debug
  ) {
    self.isVerbose = isVerbose
    consoleLevel = isVerbose ? .debug : .info
    self.fileLevel = fileLevel
    self.format = format
    self.usesColor = usesColor
    identifier = format == .json ? RunLog.randomIdentifier() : ""
    var state = State()
    if let file {
      state.file = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
      if state.file < 0 {
        let reason = strerror(errno).map { String(cString: $0) } ?? ""
        RunLog.write("chaos: cannot write the log file \(file): \(reason)\n", to: STDERR_FILENO)
      }
    }
    self.state = Guarded(state)
  }

  /// Adds texts that must not be seen.
  func mask(_ masks: SecretMask) { state.with { $0.masks.formUnion(masks) } }

  /// The masks there are.
  var masks: SecretMask { state.with { $0.masks } }

  func debug(_ message: @autoclosure () -> String, file: StaticString = #fileID, line: Int = #line) {
    // Most of these texts are never seen; they are not made then.
    guard consoleLevel == .debug || (fileLevel == .debug && state.with({ $0.file >= 0 })) else { return }
    add(.debug, message(), module: RunLog.module(file), line: line)
  }

  /// Says where a command begins: the file has those of many.
  public func begin(command: String, settings: String) {
    debug(String(repeating: "#", count: 79))
    debug("Running command '\(command)'")
    debug("Using settings file '\(settings)'")
  }

  /// Says what happens.
  public func info(_ message: String, file: StaticString = #fileID, line: Int = #line) {
    add(.info, message, module: RunLog.module(file), line: line)
  }

  /// Says what should be looked at.
  public func warning(_ message: String, file: StaticString = #fileID, line: Int = #line) {
    add(.warning, message, module: RunLog.module(file), line: line)
  }

  /// Says what failed.
  public func error(_ message: String, file: StaticString = #fileID, line: Int = #line) {
    add(.error, message, module: RunLog.module(file), line: line)
  }

  /// Says what ends the run.
  public func critical(_ message: String, file: StaticString = #fileID, line: Int = #line) {
    add(.critical, message, module: RunLog.module(file), line: line)
  }

  /// Adds a line from anywhere.
  func add(_ level: LogLevel, _ message: String, module: String, line: Int) {
    let now = Clock.now
    state.with { state in
      let message = state.masks.apply(to: message)
      if level >= consoleLevel {
        var line =
          format == .json
          ? jsonLine(level, message, module: module, line: line, at: now)
          : textLine(level, message, at: now, place: isVerbose ? (module, line) : nil)
        if !state.status.isEmpty { line = "\r\u{1B}[K" + line + state.status }
        RunLog.write(line, to: STDERR_FILENO)
      }
      if state.file >= 0, level >= fileLevel {
        let text = "[\(now.localText) \(level.word)] [\(module):\(line)] " + RunLog.indented(message) + "\n"
        RunLog.write(text, to: state.file)
      }
    }
  }

  /// Shows a line at the bottom of the terminal that the next one replaces; empty takes it away.
  func showStatus(_ text: String) {
    state.with { state in
      if text == state.status { return }
      state.status = text
      RunLog.write("\r\u{1B}[K" + text, to: STDERR_FILENO)
    }
  }

  private func textLine(_ level: LogLevel, _ message: String, at now: Clock.Moment, place: (String, Int)?) -> String {
    var head = "[\(now.localText) \(level.word)]"
    if let place { head += " [\(place.0):\(place.1)]" }
    if usesColor { head = "\u{1B}[\(level.color)m\(head)\u{1B}[39m" }
    return head + " " + RunLog.indented(message) + "\n"
  }

  private func jsonLine(_ level: LogLevel, _ message: String, module: String, line: Int, at now: Clock.Moment) -> String
  {
    let value: JSONValue = [
      "process": .number(JSONNumber(Int(getpid()))),
      "asctime": .string(now.localText + "," + Clock.padded(now.microseconds / 1000, 3)),
      "levelname": .string(level.word), "module": .string(module), "lineno": .number(JSONNumber(line)),
      "message": .string(message), "context_id": .string(identifier), "timestamp": .string(now.isoText),
    ]
    return String(decoding: JSONWriter(asciiOnly: true).write(value), as: UTF8.self) + "\n"
  }

  private static func indented(_ message: String) -> String {
    guard message.utf8.contains(0x0A) else { return message }
    // By scalars: CR and LF together are one character.
    let lines = message.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { String($0) }.joined(separator: "\n    ")
  }

  private static func module(_ file: StaticString) -> String {
    let path = file.description
    let name = path.split(separator: "/").last ?? ""
    return name.split(separator: ".").first.map(String.init) ?? path
  }

  /// What cannot be written is lost: there is no place to say so.
  private static func write(_ text: String, to descriptor: Int32) { _ = Files.write(Array(text.utf8), to: descriptor) }

  /// A random identifier in the form of a UUID.
  static func randomIdentifier() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var text = ""
    for (index, character) in hex.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(character)
    }
    return text
  }
}
