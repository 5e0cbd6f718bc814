import CCurl

/// A multi handle of libcurl with the connections that it keeps. One thread at a time uses it.
final class CurlConnections: @unchecked Sendable {
  let api: UnsafeMutablePointer<chaos_curl_api>
  let multi: UnsafeMutableRawPointer

  /// Nil when there is no memory left.
  init?(_ library: CurlLibrary) {
    api = library.api
    guard let multi = chaos_curl_multi_init(library.api) else { return nil }
    self.multi = multi
  }

  deinit { chaos_curl_multi_cleanup(api, multi) }
}
