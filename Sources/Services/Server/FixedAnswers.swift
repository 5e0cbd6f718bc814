import CMicroHTTPD

/// The responses that are the same every time, made once.
final class FixedAnswers {
  private let list: [OpaquePointer?]

  /// - Parameter closing: Whether they end their connection.
  init(closing: Bool) {
    list = AnswerStatus.allCases.flatMap { status in
      // One with a body for `/` and one without for `/health`.
      [FixedAnswers.make(status, hasBody: true, closing), FixedAnswers.make(status, hasBody: false, closing)]
    }
  }

  deinit {
    for response in list { if let response { MHD_destroy_response(response) } }
  }

  /// The response for a status; an empty one on wish.
  func response(_ status: AnswerStatus, isEmpty: Bool = false) -> OpaquePointer? {
    list[status.rawValue * 2 + (isEmpty ? 1 : 0)]
  }

  private static func make(_ status: AnswerStatus, hasBody: Bool, _ closing: Bool) -> OpaquePointer? {
    let text: String =
      switch status {
      case .ok: ""
      case .notFound: #"{"error":"not found"}"#
      case .methodNotAllowed: #"{"error":"method not allowed"}"#
      case .tooLarge: #"{"error":"request body too large"}"#
      case .tooManyHeaders: #"{"error":"too many headers"}"#
      case .failed: #"{"error":"no count from service2"}"#
      }
    var body = hasBody ? Array(text.utf8) : []
    let response = MHD_create_response_from_buffer(body.count, &body, .RESPMEM_MUST_COPY)
    if !body.isEmpty { MHD_add_response_header(response, "Content-Type", "application/json") }
    if status == .methodNotAllowed { MHD_add_response_header(response, "Allow", "GET, HEAD") }
    // What is left of such a request is not read.
    if closing || status == .tooLarge || status == .tooManyHeaders {
      MHD_add_response_header(response, "Connection", "close")
    }
    return response
  }
}
