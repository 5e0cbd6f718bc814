/// A request over HTTP.
struct HTTPRequest: Sendable {
  var method = "GET"
  var url: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]?
  /// Whether the body is a form; its type is then given by itself, and dropped with the body on a redirect.
  var isForm = false
  /// Seconds to connect; nil for no limit.
  var connectTimeout: Double?
  /// Seconds without a byte; nil for no limit.
  var readTimeout: Double?
  var verifiesTLS = true
  var maximumRetries = 0
}
