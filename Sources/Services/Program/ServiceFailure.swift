import CommandLine

/// Why a service could not start.
enum ServiceFailure: Error {
  /// A text that is no address.
  case badAddress(String)
  /// The address and the system's error number.
  case cannotListen(String, Int32)
  /// The system gives no descriptors, or libmicrohttpd did not start.
  case noResources(String)
  /// libcurl is not there, and this version needs it.
  case noClient

  /// One line for the user.
  var message: String {
    switch self {
    case .badAddress(let text): "\(text) is no address to listen on; one is 127.0.0.1:8000"
    case .cannotListen(let text, let code): "cannot listen on \(text): \(Terminal.systemMessage(code))"
    case .noResources(let what): "cannot start: the system gives no \(what)"
    case .noClient: "cannot start: libcurl is missing, and this version calls service2"
    }
  }
}
