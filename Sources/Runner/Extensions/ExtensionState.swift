/// What native extensions keep for the time of a run.
final class ExtensionState: Sendable {
  let tracer = RunTracer()
  let humio = HumioSender()
}
