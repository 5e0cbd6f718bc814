import HTTP
import JSON
import System

/// Tells the channels of the settings what happens. What goes wrong with a channel is only noted.
struct Notifier {
  let session: RunSession

  /// What is told.
  enum Event: String {
    case runStarted = "run-started"
    case runFailed = "run-failed"
    case runCompleted = "run-completed"
    case runDeviated = "run-deviated"
    case validateStarted = "validate-started"
    case validateFailed = "validate-failed"
    case validateCompleted = "validate-completed"
    case discoveryStarted = "discovery-started"
    case discoveryFailed = "discovery-failed"
    case discoveryCompleted = "discovery-completed"
    case initStarted = "init-started"
    case initCompleted = "init-completed"

    var phase: String { String(rawValue.prefix { $0 != "-" }) }
  }

  func notify(_ event: Event, _ payload: @autoclosure () -> JSONValue, error: String? = nil) {
    let channels = session.settings["notifications"]?.elements ?? []
    if channels.isEmpty { return }
    var message: JSONObject = [
      "name": .string(event.rawValue), "payload": session.log.masks.apply(to: payload()), "phase": .string(event.phase),
      "ts": .number(JSONNumber(Clock.now.double)),
    ]
    if let error { message["error"] = .string("An exception was raised: ChaosException('\(error)')") }
    for channel in channels {
      if let events = channel["events"], events.isTruthy, !events.elements.contains(.string(event.rawValue)) {
        continue
      }
      switch channel["type"]?.string {
      case "http": send(.object(message), to: channel)
      case "plugin": call(channel, .object(message))
      default: break
      }
    }
  }

  private func send(_ message: JSONValue, to channel: JSONValue) {
    guard let url = channel["url"]?.string else { return session.log.debug("missing url in notification channel") }
    var request = HTTPRequest(url: url)
    request.headers = (channel["headers"]?.members ?? []).map { ($0.key, $0.value.pythonText) }
    request.verifiesTLS = channel["verify_tls"]?.isTruthy ?? true
    request.connectTimeout = 2
    request.readTimeout = 5
    if channel["forward_event_payload"]?.isTruthy ?? true {
      request.method = "POST"
      request.headers.append(("Content-Type", "application/json"))
      request.body = JSONWriter(asciiOnly: true, nonFinite: .null).write(message)
    }
    do {
      let response = try session.http.send(request, lane: session.front)
      if response.status >= 400 {
        session.log.debug("notification sent to \(url) failed with: \(response.status)")
      }
    } catch {
      if case .interrupted(let interruption) = error { session.interrupts.add(interruption) }
      session.log.debug("failed calling notification endpoint")
    }
  }

  private func call(_ channel: JSONValue, _ message: JSONValue) {
    let module = channel["module"]?.string ?? ""
    let request: JSONObject = [
      "module": .string(module), "function": .string(channel["func"]?.string ?? "notify"), "channel": channel,
      "payload": message,
    ]
    do {
      _ = try session.python.ask("plugin", request, lane: session.front)
    } catch {
      if case .left(let interruption) = error { session.interrupts.add(interruption) }
      session.log.debug("failed calling notification plugin '\(module)'")
    }
  }
}
