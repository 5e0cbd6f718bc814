import CCurl
import Glibc

/// One transfer with libcurl.
final class HTTPTransfer {
  private let request: HTTPRequest
  private let bodyLimit: Int
  private let api: UnsafeMutablePointer<chaos_curl_api>
  private var headers: [(name: String, value: String)] = []
  private var body: [UInt8] = []
  private var lastProgress = Clock.monotonic
  private var isConnected = false
  private var isTooLarge = false

  init(_ request: HTTPRequest, bodyLimit: Int, library: CurlLibrary) {
    api = library.api
    self.request = request
    self.bodyLimit = bodyLimit
  }

  func run(_ lane: Lane) throws(HTTPFailure) -> HTTPResponse {
    guard let handle = chaos_curl_easy_init(api), let multi = chaos_curl_multi_init(api) else {
      throw .other("libcurl could not be set up")
    }
    var list: UnsafeMutablePointer<curl_slist>?
    defer {
      chaos_curl_multi_remove(api, multi, handle)
      chaos_curl_easy_cleanup(api, handle)
      chaos_curl_multi_cleanup(api, multi)
      chaos_curl_free_list(api, list)
    }
    list = try configure(handle)
    guard chaos_curl_multi_add(api, multi, handle) == 1 else { throw .other("libcurl could not be set up") }
    lastProgress = Clock.monotonic
    while true {
      let running = chaos_curl_multi_perform(api, multi)
      if running <= 0 { break }
      do { try lane.check() } catch { throw .interrupted(error) }
      if lane.isOverdue { throw .overdue }
      var limit = lane.deadline ?? .infinity
      if let seconds = request.readTimeout, isConnected { limit = min(limit, lastProgress + seconds) }
      let left = limit - Clock.monotonic
      if left <= 0 { throw lane.isOverdue ? .overdue : .readTimeout }
      // Bounded, since the moment of being connected is only seen between two waits.
      chaos_curl_multi_poll(
        api,
        multi, lane.wakeDescriptor, min(isConnected ? 1000 : 20, max(1, Lane.milliseconds(min(left, 1000)))))
      if !isConnected { noticeConnection(handle) }
    }
    return try result(handle, chaos_curl_multi_result(api, multi))
  }

  /// The read limit counts from the moment the connection stands.
  private func noticeConnection(_ handle: UnsafeMutableRawPointer) {
    var time = 0
    let isSecure = request.url.lowercased().hasPrefix("https")
    chaos_curl_get_long(api, handle, isSecure ? CURLINFO_APPCONNECT_TIME_T : CURLINFO_CONNECT_TIME_T, &time)
    if time > 0 {
      isConnected = true
      lastProgress = Clock.monotonic
    }
  }

  private func configure(
    _ handle: UnsafeMutableRawPointer
  ) throws(HTTPFailure) -> UnsafeMutablePointer<curl_slist>? {
    let url = URLText.cleaned(request.url)
    let lowered = url.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else {
      throw .other("Invalid URL '\(request.url)': only http:// and https:// addresses can be called")
    }
    chaos_curl_set_text(api, handle, CURLOPT_URL, url)
    chaos_curl_set_text(api, handle, CURLOPT_PROTOCOLS_STR, "http,https")
    chaos_curl_set_text(api, handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    chaos_curl_set_long(api, handle, CURLOPT_NOSIGNAL, 1)
    chaos_curl_set_long(api, handle, CURLOPT_FOLLOWLOCATION, 1)
    chaos_curl_set_long(api, handle, CURLOPT_MAXREDIRS, 30)
    chaos_curl_set_long(api, handle, CURLOPT_NETRC, Int(CURL_NETRC_OPTIONAL.rawValue))
    chaos_curl_set_text(api, handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
    if let seconds = request.connectTimeout {
      chaos_curl_set_long(api, handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(min(seconds, 1_000_000) * 1000)))
    }
    if !request.verifiesTLS {
      chaos_curl_set_long(api, handle, CURLOPT_SSL_VERIFYPEER, 0)
      chaos_curl_set_long(api, handle, CURLOPT_SSL_VERIFYHOST, 0)
    }
    for name in ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      guard let path = Environment.value(name), !path.isEmpty else { continue }
      chaos_curl_set_text(api, handle, Files.isFolder(path) ? CURLOPT_CAPATH : CURLOPT_CAINFO, path)
      break
    }
    // libcurl leaves the upper-case name alone for the sake of CGI programs, which we are none of.
    if lowered.hasPrefix("http://"), Environment.value("http_proxy") == nil, let proxy = Environment.value("HTTP_PROXY")
    {
      chaos_curl_set_text(api, handle, CURLOPT_PROXY, proxy)
    }
    configureMethod(handle)
    let context = Unmanaged.passUnretained(self).toOpaque()
    chaos_curl_set_callback(api, handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      HTTPTransfer.from(context)?.take(data, size * count) ?? 0
    }
    chaos_curl_set_pointer(api, handle, CURLOPT_WRITEDATA, context)
    chaos_curl_set_callback(api, handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
      HTTPTransfer.from(context)?.takeHeader(data, size * count) ?? 0
    }
    chaos_curl_set_pointer(api, handle, CURLOPT_HEADERDATA, context)
    return try headerList(handle)
  }

  private func configureMethod(_ handle: UnsafeMutableRawPointer) {
    // A method that is only named is kept on a redirect; browsers and the reference turn POST into GET.
    switch request.method {
    case "GET" where request.body == nil: chaos_curl_set_long(api, handle, CURLOPT_HTTPGET, 1)
    case "HEAD": chaos_curl_set_long(api, handle, CURLOPT_NOBODY, 1)
    case "POST": chaos_curl_set_long(api, handle, CURLOPT_POST, 1)
    default: chaos_curl_set_text(api, handle, CURLOPT_CUSTOMREQUEST, request.method)
    }
    let body = request.body ?? (request.method == "POST" ? [] : nil)
    if let body {
      chaos_curl_set_offset(api, handle, CURLOPT_POSTFIELDSIZE_LARGE, body.count)
      _ = body.withUnsafeBytes {
        chaos_curl_set_pointer(api, handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1))
      }
    }
  }

  private func headerList(_ handle: UnsafeMutableRawPointer) throws(HTTPFailure) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    var names: Set<String> = []
    for (name, value) in request.headers {
      let isBroken = (name + value).utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }
      if isBroken || name.isEmpty || name.contains(":") {
        chaos_curl_free_list(api, list)
        throw .other("Invalid header \(PythonText.repr(name)): a name or value cannot hold line ends")
      }
      names.insert(name.lowercased())
      list = chaos_curl_append(api, list, value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
    if !names.contains("user-agent") { list = chaos_curl_append(api, list, "User-Agent: chaos/\(RunnerVersion.text)") }
    if !request.isForm, request.body != nil || request.method == "POST", !names.contains("content-type") {
      list = chaos_curl_append(api, list, "Content-Type:")
    }
    list = chaos_curl_append(api, list, "Expect:")
    chaos_curl_set_pointer(api, handle, CURLOPT_HTTPHEADER, list)
    return list
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> HTTPTransfer? {
    context.map { Unmanaged<HTTPTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func take(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    progress()
    if body.count + count > bodyLimit {
      isTooLarge = true
      return 0
    }
    body += UnsafeRawBufferPointer(start: data, count: count)
    return count
  }

  private func takeHeader(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    progress()
    let line = ByteText.decode(Array(UnsafeRawBufferPointer(start: data, count: count)))
    if line.hasPrefix("HTTP/") {
      headers = []
      body = []
      return count
    }
    guard let colon = line.unicodeScalars.firstIndex(of: ":") else { return count }
    let name = String(line.unicodeScalars[..<colon])
    let value = PythonText.strip(String(line.unicodeScalars[line.unicodeScalars.index(after: colon)...]))
    if let place = headers.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
      headers[place].value += ", " + value
    } else if headers.count < 10_000 {
      headers.append((name, value))
    }
    return count
  }

  private func progress() {
    isConnected = true
    lastProgress = Clock.monotonic
  }

  private func result(_ handle: UnsafeMutableRawPointer, _ code: Int32) throws(HTTPFailure) -> HTTPResponse {
    if code == 0 {
      var status = 0
      chaos_curl_get_long(api, handle, CURLINFO_RESPONSE_CODE, &status)
      return HTTPResponse(status: status, headers: headers, body: body)
    }
    if isTooLarge { throw .other("the answer holds more than \(bodyLimit >> 20) MiB") }
    let curl = CURLcode(rawValue: UInt32(max(0, code)))
    let message = chaos_curl_message(api, curl).map { String(cString: $0) } ?? "error \(code)"
    switch curl {
    case CURLE_URL_MALFORMAT: throw .other("Invalid URL '\(request.url)'")
    case CURLE_TOO_MANY_REDIRECTS: throw .other("Exceeded 30 redirects.")
    case CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY:
      throw .other("broken answer: \(message)")
    default: throw .connection(message)
    }
  }
}
