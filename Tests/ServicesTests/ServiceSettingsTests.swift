import CommandLine
import Testing
import Tracing

@testable import Services

@Suite struct ServiceSettingsTests {
  private func settings(
    _ kind: ServiceKind = .service1, _ words: [String] = [], _ variables: [String: String] = [:]
  ) throws -> ServiceSettings {
    let command = try CommandParser(ServiceCommand.spec(kind)).parse(words)
    return try ServiceSettings(kind, command) { variables[$0] }
  }

  @Test func `without a word it is version 1 of a container`() throws {
    let settings = try settings()
    #expect(settings.version == 1)
    #expect(settings.address.text == "0.0.0.0:8000")
    #expect(settings.counterURL == "http://service2:8000/")
    #expect(settings.stopDelay == 0)
    #expect(settings.destinations.isEmpty)
  }

  @Test(
    "the count is asked for where the option, the variable or Kubernetes says",
    arguments: [
      ([], ["SERVICE2_SERVICE_HOST": "10.1.2.3", "SERVICE2_SERVICE_PORT": "81"], "http://10.1.2.3:81/"),
      ([], ["SERVICE2_SERVICE_HOST": "fd00::1"], "http://[fd00::1]:8000/"),
      ([], ["SERVICE2_SERVICE_HOST": "10.1.2.3", "SERVICE2_SERVICE_PORT": "x"], "http://10.1.2.3:8000/"),
      ([], ["SERVICE2_SERVICE_HOST": "10.1.2.3", "SERVICE2_URL": "http://a/"], "http://a/"),
      ([], ["SERVICE2_SERVICE_HOST": "", "SERVICE2_URL": ""], "http://service2:8000/"),
      (["--counter-url", "http://b/"], ["SERVICE2_URL": "http://a/"], "http://b/"),
    ] as [([String], [String: String], String)])
  func counter(words: [String], variables: [String: String], url: String) throws {
    #expect(try settings(.service1, words, variables).counterURL == url)
  }

  @Test(
    "spans go where the option or the variables say",
    arguments: [
      (["--jaeger", "a"], [:], [.jaeger(host: "a", port: 6831)]),
      (["--jaeger", "a:7"], ["JAEGER_AGENT_PORT": "8"], [.jaeger(host: "a", port: 7)]),
      ([], ["JAEGER_AGENT_HOST": "a", "JAEGER_AGENT_PORT": "8"], [.jaeger(host: "a", port: 8)]),
      ([], ["JAEGER_AGENT_HOST": "a", "JAEGER_AGENT_PORT": "tcp://10.0.0.1:6831"], [.jaeger(host: "a", port: 6831)]),
      ([], ["JAEGER_HOST": "a"], [.jaeger(host: "a", port: 6831)]),
      ([], ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/x"], [.otlp(url: "http://c/x", headers: [:])]),
    ] as [([String], [String: String], [SpanDestination])])
  func destinations(words: [String], variables: [String: String], expected: [SpanDestination]) throws {
    #expect(try settings(.service2, words, variables).destinations == expected)
  }

  @Test(
    "a version is a number of the service, perhaps as an image tag has it",
    arguments: [
      (ServiceKind.service1, "1", 1), (.service1, "v3", 3), (.service1, "4", nil), (.service2, "v4", 4),
      (.service2, "0", nil), (.service2, "", nil), (.service2, "v", nil), (.service2, "-1", nil),
      (.service2, "vv1", nil),
      (.service2, "99999999999999999999", nil),
    ] as [(ServiceKind, String, Int?)])
  func version(kind: ServiceKind, text: String, version: Int?) {
    #expect(kind.version(text) == version)
  }

  @Test(
    "an address is numbers and a port",
    arguments: [
      ("127.0.0.1:8000", "127.0.0.1:8000"), ("[::1]:0", "[::1]:0"), ("0.0.0.0:65535", "0.0.0.0:65535"),
      ("127.0.0.1", nil), ("127.0.0.1:", nil), ("127.0.0.1:65536", nil), (":8000", nil), ("::1:8000", nil),
      ("localhost:8000", nil), ("[127.0.0.1]:8000", nil), ("1.2.3:x", nil), ("", nil),
    ] as [(String, String?)])
  func address(text: String, expected: String?) {
    #expect(ListenAddress(text)?.text == expected)
  }
}
