import CCurl
import System

/// One transfer with libcurl.
final class HTTPTransfer {
  let request: HTTPRequest
  let api: UnsafeMutablePointer<chaos_curl_api>
  private let multi: UnsafeMutableRawPointer
  private let userAgent: String
  private let receiver: (([UInt8]) -> Bool)?
  private var status = 0
  private var headers: [(name: String, value: String)] = []
  private var headerBytes = 0
  /// Whether the blank line below the headers has come. What stands behind the body are trailers.
  private var headersAreOver = false
  private var body: [UInt8] = []
  private var lastProgress = Clock.monotonic
  private var isConnected = false
  private var isTooLarge = false
  private var isLeft = false

  /// How many bytes of headers are kept.
  private static let headerLimit = 1 << 20

  init(
    _ request: HTTPRequest, userAgent: String, connections: CurlConnections, receiver: (([UInt8]) -> Bool)? = nil
  ) {
    (api, multi) = (connections.api, connections.multi)
    (self.request, self.userAgent, self.receiver) = (request, userAgent, receiver)
  }

  func run(_ wait: HTTPWait) throws(HTTPError) -> HTTPResponse {
    guard let handle = chaos_curl_easy_init(api) else { throw .unavailable }
    var lists: [UnsafeMutablePointer<curl_slist>?] = []
    defer {
      chaos_curl_multi_remove(api, multi, handle)
      chaos_curl_easy_cleanup(api, handle)
      for list in lists { chaos_curl_free_list(api, list) }
    }
    try setAddress(of: handle, &lists)
    setLimits(of: handle)
    setSecurity(of: handle)
    setMethod(of: handle)
    try setHeaders(of: handle, userAgent: userAgent, &lists)
    setCallbacks(of: handle)
    guard chaos_curl_multi_add(api, multi, handle) == 1 else { throw .unavailable }
    lastProgress = Clock.monotonic
    while chaos_curl_multi_perform(api, multi) > 0 {
      if wait.isCancelled() { throw .cancelled }
      let deadline = wait.deadline ?? .infinity
      if Clock.monotonic >= deadline { throw .overdue }
      var limit = deadline
      if let seconds = request.readTimeout, isConnected { limit = min(limit, lastProgress + seconds) }
      let left = limit - Clock.monotonic
      if left <= 0 { throw Clock.monotonic >= deadline ? .overdue : .silent }
      // Bounded, since the moment of being connected is only seen between two waits.
      let milliseconds = Int32((min(left, 1) * 1000).rounded(.up))
      chaos_curl_multi_poll(api, multi, wait.wakeDescriptor, min(isConnected ? 1000 : 20, max(1, milliseconds)))
      if !isConnected { noticeConnection(handle) }
    }
    return try result(handle, chaos_curl_multi_result(api, multi))
  }

  /// The read limit counts from the moment the connection stands.
  private func noticeConnection(_ handle: UnsafeMutableRawPointer) {
    var time = 0
    chaos_curl_get_long(api, handle, CURLINFO_PRETRANSFER_TIME_T, &time)
    if time > 0 { progress() }
  }

  private func setCallbacks(of handle: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    chaos_curl_set_callback(api, handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      HTTPTransfer.from(context)?.take(data, size * count) ?? 0
    }
    chaos_curl_set_pointer(api, handle, CURLOPT_WRITEDATA, context)
    chaos_curl_set_callback(api, handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
      HTTPTransfer.from(context)?.takeHeader(data, size * count) ?? 0
    }
    chaos_curl_set_pointer(api, handle, CURLOPT_HEADERDATA, context)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> HTTPTransfer? {
    context.map { Unmanaged<HTTPTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func take(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    progress()
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    if let receiver, (200..<300).contains(status) {
      isLeft = !receiver(Array(bytes))
      return isLeft ? 0 : count
    }
    if body.count + count > request.bodyLimit {
      isTooLarge = true
      return 0
    }
    body += bytes
    return count
  }

  private func takeHeader(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    progress()
    let line = ByteText.decode(Array(UnsafeRawBufferPointer(start: data, count: count)))
    if line.hasPrefix("HTTP/") {
      headers = []
      headerBytes = 0
      headersAreOver = false
      body = []
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0
      return count
    }
    headerBytes += count
    if line == "\r\n" || line == "\n" { headersAreOver = true }
    guard !headersAreOver, headerBytes <= HTTPTransfer.headerLimit else { return count }
    if line.hasPrefix(" ") || line.hasPrefix("\t"), !headers.isEmpty {
      // A header may go on in the next line.
      headers[headers.count - 1].value += " " + HTTPTransfer.trimmed(line.unicodeScalars[...])
      return count
    }
    guard let colon = line.unicodeScalars.firstIndex(of: ":") else { return count }
    let name = String(line.unicodeScalars[..<colon])
    let value = HTTPTransfer.trimmed(line.unicodeScalars[line.unicodeScalars.index(after: colon)...])
    if let place = headers.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
      headers[place].value += ", " + value
    } else {
      headers.append((name, value))
    }
    return count
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(Substring(text[first...last]))
  }

  private func progress() {
    isConnected = true
    lastProgress = Clock.monotonic
  }

  private func result(_ handle: UnsafeMutableRawPointer, _ code: Int32) throws(HTTPError) -> HTTPResponse {
    if code == 0 || isLeft {
      var status = 0
      chaos_curl_get_long(api, handle, CURLINFO_RESPONSE_CODE, &status)
      return HTTPResponse(status: status, headers: headers, body: body)
    }
    if isTooLarge { throw .tooLarge(request.bodyLimit) }
    let curl = CURLcode(rawValue: UInt32(max(0, code)))
    let message = chaos_curl_message(api, curl).map { String(cString: $0) } ?? "error \(code)"
    switch curl {
    case CURLE_URL_MALFORMAT: throw .invalidURL(request.url)
    case CURLE_TOO_MANY_REDIRECTS: throw .tooManyRedirects
    case CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY: throw .brokenAnswer(message)
    // Of what we call by ourselves, only an unpacker refuses what was received.
    case CURLE_WRITE_ERROR: throw .brokenAnswer("it cannot be unpacked")
    // The address is http or https by now; it is the answer that speaks something else.
    case CURLE_UNSUPPORTED_PROTOCOL: throw .connection("the other side does not speak HTTP")
    case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE: throw .certificate(message)
    default: throw .connection(message)
    }
  }
}
