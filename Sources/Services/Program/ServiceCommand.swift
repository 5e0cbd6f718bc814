import CommandLine

/// The options of the services.
enum ServiceCommand {
  /// The declaration for one of them.
  static func spec(_ kind: ServiceKind) -> CommandSpec {
    var options = [
      OptionSpec(
        ["--listen"], value: .text("ADDRESS:PORT"), help: "where to listen; or the variable LISTEN",
        defaultText: ListenAddress.container.text),
      OptionSpec(
        ["--service-version"], value: .text("VERSION"),
        help: "behaviour, 1 to \(kind.latestVersion); or the variable SERVICE_VERSION", defaultText: "1"),
      OptionSpec(
        ["--stop-delay"], value: .text("SECONDS"),
        help: "how long to go on serving after SIGTERM; or the variable STOP_DELAY", defaultText: "0"),
      OptionSpec(
        ["--jaeger"], value: .text("HOST[:PORT]"),
        help: "agent of Jaeger to send spans to; or the variables JAEGER_AGENT_HOST and JAEGER_AGENT_PORT"),
      OptionSpec(["--help", "-h"], help: "these lines"),
    ]
    let summary: String
    switch kind {
    case .service1:
      summary = "Gives users a counter: version 1 counts, 2 asks service2, 3 does so behind a circuit breaker"
      options.insert(
        OptionSpec(
          ["--counter-url"], value: .text("URL"),
          help: "where to ask for the count; or the variable SERVICE2_URL, or those of Kubernetes",
          defaultText: "http://service2:8000/"), at: 2)
    case .service2:
      summary = "Counts: versions 1 and 2 work, 3 says it is not healthy, 4 takes 2 s for each answer"
    }
    return CommandSpec(kind.rawValue, summary: summary, options: options)
  }
}
