import CCurl

/// Asks one address over and over, on connections that are kept, from within the caller's own loop.
///
/// Nothing here blocks: the caller watches descriptors as ``watch`` says and tells what happened with ``act(on:_:)``,
/// and calls ``timeElapsed()`` when the time of ``schedule`` has passed. All of it belongs to one thread.
public final class HTTPCaller {
  /// What a descriptor is to be watched for.
  public struct Interest: OptionSet, Sendable, Hashable {
    /// The bits as libcurl has them.
    public let rawValue: Int32
    /// Makes a set of its bits.
    public init(rawValue: Int32) { self.rawValue = rawValue }
    /// That it can be read.
    public static let reading = Interest(rawValue: CURL_POLL_IN)
    /// That it can be written.
    public static let writing = Interest(rawValue: CURL_POLL_OUT)
  }

  /// What came of a call.
  public enum Outcome {
    /// An answer, whole. The bytes live as long as the call of the closure that gets them.
    case answered(status: Int, body: UnsafeRawBufferPointer)
    /// None in time.
    case timedOut
    /// None at all: no connection, a broken answer, or one that is too large.
    case failed
  }

  /// Called to watch a descriptor, for nothing any more when the set is empty.
  public var watch: (Int32, Interest) -> Void = { _, _ in }
  /// Called with the milliseconds after which to call ``timeElapsed()``; nil for never.
  public var schedule: (Int?) -> Void = { _ in }

  private let connections: CurlConnections
  private let url: String
  private let timeout: Int
  private var calls: [HTTPCall] = []
  private var free: [Int] = []
  /// Whether libcurl is at work: it must not be called from what it calls.
  private var isInside = false

  /// Makes a caller; nil when libcurl is not installed.
  ///
  /// - Parameters:
  ///   - url: What to ask, http or https. No proxy is asked, and no redirect followed.
  ///   - timeout: Milliseconds that a call may take.
  ///   - keeping: How many connections are kept.
  public init?(url: String, timeout: Int, keeping: Int = 64) {
    guard let library = CurlLibrary.shared, let connections = CurlConnections(library) else { return nil }
    self.connections = connections
    self.url = url
    self.timeout = timeout
    chaos_curl_multi_callbacks(
      connections.api, connections.multi,
      { _, socket, what, context, _ in
        guard let context else { return 0 }
        let interest = what == CURL_POLL_REMOVE ? [] : Interest(rawValue: what)
        Unmanaged<HTTPCaller>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.watch(socket, interest) }
        return 0
      },
      { _, milliseconds, context in
        guard let context else { return 0 }
        Unmanaged<HTTPCaller>.fromOpaque(context)._withUnsafeGuaranteedRef {
          $0.schedule(milliseconds < 0 ? nil : milliseconds)
        }
        return 0
      }, Unmanaged.passUnretained(self).toOpaque(), keeping)
  }

  deinit {
    for call in calls { call.discard(connections) }
  }

  /// Sends a GET.
  ///
  /// - Parameters:
  ///   - headers: Lines such as `b3: 0`, whose parts the caller has made safe.
  ///   - finish: Called once, later or at once. It may call again.
  public func call(headers: [String] = [], finish: @escaping (Outcome) -> Void) {
    guard let call = take() else { return finish(.failed) }
    call.begin(headers: headers, connections.api, finish)
    guard chaos_curl_multi_add(connections.api, connections.multi, call.handle) == 1 else {
      free.append(call.number)
      return call.end(.failed)
    }
    act(-1, 0)
  }

  /// Tells that something happened at a descriptor.
  public func act(on descriptor: Int32, _ interest: Interest) { act(descriptor, interest.rawValue) }

  /// Tells that the time of ``schedule`` has passed.
  public func timeElapsed() { act(-1, 0) }

  /// The other side of the call whose outcome is being told: address and port.
  public private(set) var peer: () -> (address: String, port: Int)? = { nil }

  private func act(_ descriptor: Int32, _ events: Int32) {
    // A call out of another's end: libcurl takes it up with the next event.
    guard !isInside else { return schedule(0) }
    isInside = true
    chaos_curl_multi_act(connections.api, connections.multi, descriptor, events)
    isInside = false
    var code = CURLE_OK
    while let handle = chaos_curl_multi_done(connections.api, connections.multi, &code) {
      guard let place = chaos_curl_get_private(connections.api, handle) else { continue }
      finish(calls[Int(bitPattern: place) - 1], code)
    }
  }

  private func finish(_ call: HTTPCall, _ code: CURLcode) {
    chaos_curl_multi_remove(connections.api, connections.multi, call.handle)
    let api = connections.api
    peer = { HTTPCaller.peer(api, call) }
    switch code {
    case CURLE_OK:
      var status = 0
      chaos_curl_get_long(api, call.handle, CURLINFO_RESPONSE_CODE, &status)
      call.endAnswered(status)
    case CURLE_OPERATION_TIMEDOUT: call.end(.timedOut)
    default: call.end(.failed)
    }
    peer = { nil }
    free.append(call.number)
  }

  private static func peer(_ api: UnsafeMutablePointer<chaos_curl_api>, _ call: HTTPCall) -> (String, Int)? {
    guard let text = chaos_curl_get_text(api, call.handle, CURLINFO_PRIMARY_IP), text[0] != 0 else { return nil }
    var port = 0
    chaos_curl_get_long(api, call.handle, CURLINFO_PRIMARY_PORT, &port)
    return (String(cString: text), port)
  }

  private func take() -> HTTPCall? {
    if let number = free.popLast() { return calls[number] }
    guard let call = HTTPCall(number: calls.count, url: url, timeout: timeout, connections.api) else { return nil }
    calls.append(call)
    return call
  }
}
