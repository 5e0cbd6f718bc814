/// The status codes that a service gives.
enum AnswerStatus: Int, CaseIterable {
  case ok, notFound, methodNotAllowed, tooLarge, tooManyHeaders, failed

  /// As HTTP knows it.
  var code: UInt32 {
    switch self {
    case .ok: 200
    case .notFound: 404
    case .methodNotAllowed: 405
    case .tooLarge: 413
    case .tooManyHeaders: 431
    case .failed: 500
    }
  }
}
