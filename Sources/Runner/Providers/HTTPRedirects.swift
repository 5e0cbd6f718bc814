import HTTP

/// Goes where answers point, as Python's requests does: 301 turns a POST into a GET, 302 and 303 everything but HEAD;
/// with the method go the body and its headers, except for 307 and 308. Credentials stay with their host, cookies are
/// given back to the host that set them.
struct HTTPRedirects: Sendable {
  let client: HTTPClient

  private static let limit = 30

  /// Sends a request and those that follow from it.
  func send(_ first: HTTPRequest, lane: Lane) throws(HTTPFailure) -> HTTPResponse {
    var request = first
    request.followsRedirects = false
    var cookies: [String: [(name: String, value: String)]] = [:]
    for _ in 0...HTTPRedirects.limit {
      let response = try client.send(request, lane: lane)
      guard [301, 302, 303, 307, 308].contains(response.status), let place = response.header("Location"),
        !place.isEmpty, let here = HTTPAddress(request.url)
      else { return response }
      guard var next = here.following(URLText.cleaned(place)) else {
        throw .other("Invalid URL '\(place)': only http:// and https:// addresses can be called")
      }
      HTTPRedirects.take(response.header("Set-Cookie"), into: &cookies[here.host, default: []])
      next.fragment = next.fragment ?? here.fragment
      if next.origin == here.origin { next.user = next.user ?? here.user }
      HTTPRedirects.change(&request, by: response.status, from: here, to: next)
      request.headers.removeAll { $0.name.lowercased() == "cookie" }
      let own = cookies[next.host] ?? []
      if !own.isEmpty {
        request.headers.append(("Cookie", own.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")))
      }
      request.url = next.text
    }
    throw .other("Exceeded \(HTTPRedirects.limit) redirects.")
  }

  private static func change(_ request: inout HTTPRequest, by status: Int, from: HTTPAddress, to: HTTPAddress) {
    switch (status, request.method) {
    case (_, "HEAD"), (307, _), (308, _): break
    case (302, _), (303, _), (301, "POST"): request.method = "GET"
    default: break
    }
    var dropped: [String] = []
    if status != 307, status != 308 {
      request.body = nil
      request.isForm = false
      dropped = ["content-type", "content-length", "transfer-encoding"]
    }
    // From http to https of one host, both at their own ports, credentials may go.
    let isUpgrade = from.scheme == "http" && to.scheme == "https" && from.host == to.host && !from.host.contains(":")
    if from.origin != to.origin, !isUpgrade { dropped.append("authorization") }
    request.headers.removeAll { dropped.contains($0.name.lowercased()) }
  }

  /// Cookies of an answer. Those of several headers come joined by commas, which also stand in dates.
  private static func take(_ header: String?, into cookies: inout [(name: String, value: String)]) {
    for part in (header ?? "").split(separator: ",") {
      let pair = (part.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1)
      guard pair.count == 2, part.contains("="), !pair[0].contains(where: { $0 == ":" }) else { continue }
      let name = String(pair[0].drop { $0 == " " })
      cookies.removeAll { $0.name == name }
      cookies.append((name, String(pair[1])))
    }
  }
}
