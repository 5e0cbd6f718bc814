/// The paths that a service knows.
enum RequestPath: Int, CaseIterable {
  case root
  /// Anything that is not there; one value, so that no client can make new series of metrics.
  case other
  case health
  case metrics

  /// The label of metrics.
  var label: StaticString {
    switch self {
    case .root: "/"
    case .other: "other"
    case .health: "/health"
    case .metrics: "/metrics"
    }
  }

  /// Whether requests to it are counted.
  var isCounted: Bool { self == .root || self == .other }

  /// Reads the path of a request, without its query.
  init(_ text: UnsafePointer<CChar>) {
    if text[0] == 0x2F, text[1] == 0 {
      self = .root
    } else if RequestPath.equals(text, "/health") {
      self = .health
    } else if RequestPath.equals(text, "/metrics") {
      self = .metrics
    } else {
      self = .other
    }
  }

  /// Whether a C text is this word.
  static func equals(_ text: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
    let bytes = word.utf8Start
    var index = 0
    while index < word.utf8CodeUnitCount {
      if UInt8(bitPattern: text[index]) != bytes[index] { return false }
      index += 1
    }
    return text[index] == 0
  }
}
