import JSON
import System

extension KubernetesClient {
  /// Follows what happens to the objects of a kind.
  ///
  /// - Parameters:
  ///   - version: The moment to begin after, from a list or an earlier event; empty for now, with all objects first.
  ///   - seconds: When to stop.
  ///   - receive: Gets each event; returns whether to go on.
  /// - Throws: also when the server forgot the moment (status 410): list again, then watch.
  public func watch(
    _ resource: KubernetesResource, namespace: String? = nil,
    selection: KubernetesSelection = KubernetesSelection(), from version: String = "", seconds: Double,
    receive: (WatchEvent) -> Bool
  ) throws(KubernetesError) {
    let path = try path(resource, nil, namespace: namespace)
    var query = selection.query + [("watch", "true"), ("allowWatchBookmarks", "true")]
    query.append(("timeoutSeconds", "\(Int(min(max(1, seconds.rounded(.up)), 1_000_000)))"))
    if !version.isEmpty { query.append(("resourceVersion", version)) }
    var lines = WatchLines()
    var problem: KubernetesError?
    var isDone = false
    try withoutActuallyEscaping(receive) { (receive) throws(KubernetesError) in
      do throws(KubernetesError) {
        try stream(path, query: query, seconds: seconds + 5) { bytes in
          for line in lines.take(bytes) {
            do throws(KubernetesError) {
              guard let event = try self.event(line, path) else { continue }
              isDone = !receive(event)
            } catch {
              problem = error
            }
            if isDone || problem != nil { return false }
          }
          if lines.isOverlong {
            problem = .unexpected(server: self.shownServer, request: "WATCH \(path)", answer: "a line without end")
          }
          return problem == nil
        }
      } catch {
        // The time being over is how a watch ends.
        guard problem == nil, case .timeout = error else { throw problem ?? error }
      }
    }
    if let problem { throw problem }
  }

  /// The event that a line tells; nil for kinds that are not known yet.
  private func event(_ line: [UInt8], _ path: String) throws(KubernetesError) -> WatchEvent? {
    guard let value = try? JSONDocument(bytes: line, name: "event").root.value, let type = value["type"]?.string,
      let object = value["object"]
    else {
      throw .unexpected(server: shownServer, request: "WATCH \(path)", answer: "a line that is no event")
    }
    if type == "ERROR" {
      let status = KubernetesStatus(object, code: 500) ?? KubernetesStatus(code: 500)
      throw .refused(status, request: "WATCH \(path)")
    }
    return WatchEvent.Kind(rawValue: type).map { WatchEvent(kind: $0, object: object) }
  }
}
