import HTTP
import JSON
import System

/// `load`: one client that keeps calling an address, to stand for users.
enum LoadExtension: NativeExtension {
  static let module = "load"

  static let functions = [
    NativeFunction(
      "single", [.required("url"), .optional("duration", 10), .optional("frequency", 1), .optional("timeout", 2)]
    ) { (call) throws(ActivityError) in
      let url = call.arguments["url"]?.pythonText ?? ""
      guard let duration = call.arguments["duration"]?.pythonNumber?.double, duration.isFinite,
        let frequency = call.arguments["frequency"]?.pythonNumber?.double, frequency > 0,
        let timeout = call.arguments["timeout"]?.pythonNumber?.double
      else { throw .failure("load.single needs numbers of seconds as duration, frequency and timeout") }
      var request = HTTPRequest(url: url)
      request.connectTimeout = timeout
      request.readTimeout = timeout
      request.add(call.tracer.headers)
      let end = Clock.monotonic + duration
      let (http, log) = (call.http, call.log)
      // It returns at once and keeps calling; the calls end with the run if it is over first.
      let worker = WorkerThread.start { [request] in
        while Clock.monotonic < end {
          let next = Clock.monotonic + frequency
          do {
            let response = try http.send(request, lane: Lane())
            log.debug("load.single: \(url) answered \(response.status)")
          } catch {
            log.debug("load.single: \(url) did not answer")
          }
          try? Lane().sleep(max(0, min(next, end) - Clock.monotonic))
        }
      }
      guard worker != nil else { throw .failure("load.single cannot start: no thread") }
      return .null
    }
  ]
}
