import CCurl
import System

/// The functions of libcurl, opened once.
struct CurlLibrary: @unchecked Sendable {
  // Filled once and never changed or freed after.
  let api: UnsafeMutablePointer<chaos_curl_api>

  /// Opens libcurl; nil when it is not installed.
  private init?() {
    let api = UnsafeMutablePointer<chaos_curl_api>.allocate(capacity: 1)
    api.initialize(to: chaos_curl_api())
    guard chaos_curl_load(api) == 1 else {
      api.deallocate()
      return nil
    }
    self.api = api
  }

  private static let opened = Guarded<CurlLibrary?>(nil)

  /// The library, loaded by whoever needs it first.
  static var shared: CurlLibrary? {
    opened.with { library in
      if library == nil { library = CurlLibrary() }
      return library
    }
  }
}
