import Glibc

/// What stands at the other end of a stream.
public enum Terminal {
  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether to write colours to a descriptor: it is a terminal, `NO_COLOR` is unset or empty and `TERM` is not
  /// `dumb` (https://no-color.org).
  public static func usesColor(_ descriptor: Int32) -> Bool {
    guard isTerminal(descriptor) else { return false }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    return environment("TERM") != "dumb"
  }

  /// The columns of a terminal; 80 when it does not say.
  public static func columns(_ descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    if let value = environment("COLUMNS"), let columns = Int(value), columns > 0 { return columns }
    return 80
  }

  /// A variable of the environment.
  public static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Writes text to a descriptor; what cannot be written is dropped, as on a closed pipe.
  public static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        written += count
      }
    }
  }

  /// The system's words for an error number, such as `Permission denied`.
  public static func systemMessage(_ errno: Int32) -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }
}
