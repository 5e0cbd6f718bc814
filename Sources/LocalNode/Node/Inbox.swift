import System

/// Where other threads leave what they have for the one that runs the pods.
final class Inbox: Sendable {
  /// Happens when there is something.
  let arrived = Event()
  private let news = Guarded<[NodeNews]>([])

  func add(_ item: NodeNews) {
    news.with { $0.append(item) }
    arrived.set()
  }

  /// Takes everything, oldest first.
  func take() -> [NodeNews] {
    arrived.reset()
    return news.with { list in
      defer { list = [] }
      return list
    }
  }
}
