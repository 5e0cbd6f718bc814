import CCurl

/// A call of ``HTTPCaller``: a handle of libcurl that is set up once and used again and again.
final class HTTPCall {
  /// Bytes that an answer may have.
  private static let capacity = 4096

  let number: Int
  let handle: UnsafeMutableRawPointer
  private let bytes: UnsafeMutablePointer<UInt8>
  private var length = 0
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var finish: ((HTTPCaller.Outcome) -> Void)?

  /// Nil when there is no memory left.
  init?(number: Int, url: String, timeout: Int, _ api: UnsafeMutablePointer<chaos_curl_api>) {
    guard let handle = chaos_curl_easy_init(api) else { return nil }
    self.number = number
    self.handle = handle
    bytes = .allocate(capacity: HTTPCall.capacity)
    bytes.initialize(repeating: 0, count: HTTPCall.capacity)
    chaos_curl_set_text(api, handle, CURLOPT_URL, url)
    chaos_curl_set_text(api, handle, CURLOPT_PROTOCOLS_STR, "http,https")
    chaos_curl_set_text(api, handle, CURLOPT_PROXY, "")
    chaos_curl_set_long(api, handle, CURLOPT_NOSIGNAL, 1)
    chaos_curl_set_close_on_exec(api, handle)
    chaos_curl_set_long(api, handle, CURLOPT_TIMEOUT_MS, timeout)
    // A name that means another machine now should soon be looked up again.
    chaos_curl_set_long(api, handle, CURLOPT_DNS_CACHE_TIMEOUT, 5)
    // Else the end of a call would wait for a name server that does not answer, and the caller's loop with it.
    chaos_curl_set_long(api, handle, CURLOPT_QUICK_EXIT, 1)
    chaos_curl_set_long(api, handle, CURLOPT_BUFFERSIZE, 2048)
    chaos_curl_set_pointer(api, handle, CURLOPT_PRIVATE, UnsafeRawPointer(bitPattern: number + 1))
    chaos_curl_set_callback(api, handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      guard let context, let data else { return 0 }
      return Unmanaged<HTTPCall>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.take(data, size * count) }
    }
    chaos_curl_set_pointer(api, handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(self).toOpaque())
  }

  func begin(
    headers lines: [String], _ api: UnsafeMutablePointer<chaos_curl_api>,
    _ finish: @escaping (HTTPCaller.Outcome) -> Void
  ) {
    self.finish = finish
    length = 0
    guard !lines.isEmpty || headers != nil else { return }
    chaos_curl_free_list(api, headers)
    headers = lines.reduce(nil) { chaos_curl_append(api, $0, $1) }
    chaos_curl_set_pointer(api, handle, CURLOPT_HTTPHEADER, headers)
  }

  func end(_ outcome: HTTPCaller.Outcome) {
    let finish = finish
    self.finish = nil
    finish?(outcome)
  }

  func endAnswered(_ status: Int) {
    end(.answered(status: status, body: UnsafeRawBufferPointer(start: bytes, count: length)))
  }

  /// Gives all back; the call is not used any more.
  func discard(_ connections: CurlConnections) {
    chaos_curl_multi_remove(connections.api, connections.multi, handle)
    chaos_curl_easy_cleanup(connections.api, handle)
    chaos_curl_free_list(connections.api, headers)
    bytes.deallocate()
  }

  private func take(_ data: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
    guard length + count <= HTTPCall.capacity else { return 0 }
    data.withMemoryRebound(to: UInt8.self, capacity: count) {
      (bytes + length).update(from: $0, count: count)
    }
    length += count
    return count
  }
}
