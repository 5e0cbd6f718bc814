import CCurl
import System

extension HTTPTransfer {
  typealias Lists = [UnsafeMutablePointer<curl_slist>?]

  /// Where to go, and through which proxy.
  func setAddress(of handle: UnsafeMutableRawPointer, _ lists: inout Lists) throws(HTTPError) {
    var url = URLText.cleaned(request.url)
    let lowered = url.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { throw .unsupportedScheme(request.url) }
    if let name = request.security.serverName, let named = HTTPTransfer.renamed(url, name) {
      // libcurl takes the name to verify from the address: the address bears it, and the connection goes elsewhere.
      url = named.url
      let list = chaos_curl_append(api, nil, "::\(named.target)")
      lists.append(list)
      chaos_curl_set_pointer(api, handle, CURLOPT_CONNECT_TO, list)
    }
    chaos_curl_set_text(api, handle, CURLOPT_URL, url)
    chaos_curl_set_text(api, handle, CURLOPT_PROTOCOLS_STR, "http,https")
    chaos_curl_set_text(api, handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    if let proxy = request.proxy {
      chaos_curl_set_text(api, handle, CURLOPT_PROXY, proxy)
    } else if lowered.hasPrefix("http://"), Environment.value("http_proxy") == nil,
      let proxy = Environment.value("HTTP_PROXY")
    {
      // libcurl leaves the upper-case name alone for the sake of CGI programs, which we are none of.
      chaos_curl_set_text(api, handle, CURLOPT_PROXY, proxy)
    }
  }

  func setLimits(of handle: UnsafeMutableRawPointer) {
    chaos_curl_set_long(api, handle, CURLOPT_NOSIGNAL, 1)
    chaos_curl_set_close_on_exec(api, handle)
    chaos_curl_set_long(api, handle, CURLOPT_FOLLOWLOCATION, request.followsRedirects ? 1 : 0)
    chaos_curl_set_long(api, handle, CURLOPT_MAXREDIRS, 30)
    if request.usesNetrc { chaos_curl_set_long(api, handle, CURLOPT_NETRC, Int(CURL_NETRC_OPTIONAL.rawValue)) }
    if request.acceptsPacked { chaos_curl_set_text(api, handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate") }
    if let seconds = request.connectTimeout {
      chaos_curl_set_long(api, handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(min(seconds, 1_000_000) * 1000)))
    }
  }

  func setSecurity(of handle: UnsafeMutableRawPointer) {
    let security = request.security
    if !security.isVerified {
      chaos_curl_set_long(api, handle, CURLOPT_SSL_VERIFYPEER, 0)
      chaos_curl_set_long(api, handle, CURLOPT_SSL_VERIFYHOST, 0)
    }
    switch security.authorities {
    case .pem(let bytes):
      set(handle, CURLOPT_CAINFO_BLOB, bytes)
      // Else those of the system would be trusted too.
      chaos_curl_set_text(api, handle, CURLOPT_CAPATH, nil)
    case .file(let path): setAuthorities(path, of: handle)
    case nil:
      let paths = ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"].lazy.compactMap { Environment.value($0) }
      if let path = paths.first(where: { !$0.isEmpty }) {
        chaos_curl_set_text(api, handle, Files.isFolder(path) ? CURLOPT_CAPATH : CURLOPT_CAINFO, path)
      }
    }
    set(handle, security.certificate, file: CURLOPT_SSLCERT, blob: CURLOPT_SSLCERT_BLOB)
    set(handle, security.key, file: CURLOPT_SSLKEY, blob: CURLOPT_SSLKEY_BLOB)
  }

  private func setAuthorities(_ path: String, of handle: UnsafeMutableRawPointer) {
    let isFolder = Files.isFolder(path)
    chaos_curl_set_text(api, handle, CURLOPT_CAPATH, isFolder ? path : nil)
    chaos_curl_set_text(api, handle, CURLOPT_CAINFO, isFolder ? nil : path)
  }

  private func set(
    _ handle: UnsafeMutableRawPointer, _ source: HTTPSecurity.Source?, file: CURLoption, blob: CURLoption
  ) {
    switch source {
    case nil: break
    case .file(let path): chaos_curl_set_text(api, handle, file, path)
    case .pem(let bytes): set(handle, blob, bytes)
    }
  }

  private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ bytes: [UInt8]) {
    // Copied: libcurl refuses an empty one.
    _ = bytes.withUnsafeBytes { chaos_curl_set_blob(api, handle, option, $0.baseAddress, $0.count) }
  }

  func setMethod(of handle: UnsafeMutableRawPointer) {
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

  func setHeaders(
    of handle: UnsafeMutableRawPointer, userAgent: String, _ lists: inout Lists
  ) throws(HTTPError) {
    var list: UnsafeMutablePointer<curl_slist>?
    defer { lists.append(list) }
    var names: Set<String> = []
    for (name, value) in request.headers {
      let isBroken = (name + value).utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }
      if isBroken || name.isEmpty || name.contains(":") { throw .invalidHeader(name) }
      names.insert(name.lowercased())
      list = chaos_curl_append(api, list, value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
    if !names.contains("user-agent") { list = chaos_curl_append(api, list, "User-Agent: \(userAgent)") }
    if !request.isForm, request.body != nil || request.method == "POST", !names.contains("content-type") {
      list = chaos_curl_append(api, list, "Content-Type:")
    }
    list = chaos_curl_append(api, list, "Expect:")
    chaos_curl_set_pointer(api, handle, CURLOPT_HTTPHEADER, list)
  }

  /// An address with another host, and where the connection has to go instead: `host:port`.
  private static func renamed(_ url: String, _ name: String) -> (url: String, target: String)? {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty else { return nil }
    let authority = parts[2]
    let user = authority.lastIndex(of: "@").map { authority[...$0] } ?? ""
    let host = authority.dropFirst(user.count)
    let start = host.lastIndex(of: "]") ?? host.startIndex
    let colon = host[start...].lastIndex(of: ":")
    let port = colon.map { host[host.index(after: $0)...] } ?? (parts[0].lowercased() == "https:" ? "443" : "80")
    let rest = parts.count > 3 ? "/" + parts[3] : ""
    return ("\(parts[0])//\(user)\(name):\(port)\(rest)", "\(colon.map { host[..<$0] } ?? host):\(port)")
  }
}
