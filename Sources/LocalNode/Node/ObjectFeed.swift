import Glibc
import JSON
import Kubernetes
import System

/// Follows the objects of a kind in a thread of its own: all of them once, then every change, and anew when the
/// connection breaks or the server has forgotten where we were.
final class ObjectFeed: Sendable {
  private let client: KubernetesClient
  private let resource: KubernetesResource
  private let selection: KubernetesSelection
  private let stop: Event
  private let all: @Sendable ([JSONValue]) -> Void
  private let one: @Sendable (WatchEvent) -> Void
  private let problem: @Sendable (String) -> Void

  /// How long one watch lasts, in seconds.
  private static let watchDuration = 300.0
  /// How long to wait after a failure, in milliseconds.
  private static let pause: Int32 = 500

  init(
    _ client: KubernetesClient, _ resource: KubernetesResource, selection: KubernetesSelection = KubernetesSelection(),
    stop: Event, all: @escaping @Sendable ([JSONValue]) -> Void, one: @escaping @Sendable (WatchEvent) -> Void,
    problem: @escaping @Sendable (String) -> Void
  ) {
    (self.client, self.resource, self.selection, self.stop) = (client, resource, selection, stop)
    (self.all, self.one, self.problem) = (all, one, problem)
  }

  /// Follows until the stop.
  func run() {
    var lastWords = ""
    while !stop.isSet {
      do throws(KubernetesError) {
        let list = try client.list(resource, selection: selection)
        all(list.items)
        lastWords = ""
        try follow(from: list.resourceVersion)
      } catch {
        if stop.isSet { return }
        let words = error.description
        // One line for a server that is away, not one each half second.
        if words != lastWords, error.status?.code != 410 { problem("\(resource.plural): \(words)") }
        lastWords = words
        var entry = pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, ObjectFeed.pause)
      }
    }
  }

  private func follow(from start: String) throws(KubernetesError) {
    var version = start
    while !stop.isSet {
      let before = Clock.monotonic
      try client.watch(resource, selection: selection, from: version, seconds: ObjectFeed.watchDuration) { event in
        if !event.resourceVersion.isEmpty { version = event.resourceVersion }
        if event.kind != .bookmark { one(event) }
        return !stop.isSet
      }
      // A server that ends each watch at once is about to stop; to list again shows whether it is there.
      if Clock.monotonic - before < 1 { return }
    }
  }
}
