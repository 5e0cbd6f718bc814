import HTTP
import JSON

extension KubernetesClient {
  /// Reads an object.
  ///
  /// - Parameters:
  ///   - namespace: Where it stands; nil for those that stand in none.
  ///   - subresource: A part of it with an address of its own: `status`, `scale`.
  public func get(
    _ resource: KubernetesResource, _ name: String, namespace: String? = nil, subresource: String? = nil
  ) throws(KubernetesError) -> JSONValue {
    try send("GET", try path(resource, name, namespace: namespace, subresource: subresource))
  }

  /// Reads all objects of a kind, page by page.
  ///
  /// - Parameter namespace: Where they stand; nil for all namespaces.
  public func list(
    _ resource: KubernetesResource, namespace: String? = nil, selection: KubernetesSelection = KubernetesSelection()
  ) throws(KubernetesError) -> KubernetesList {
    let path = try path(resource, nil, namespace: namespace)
    var items: [JSONValue] = []
    var next = ""
    for _ in 0..<KubernetesClient.pageCountLimit {
      var query = selection.query + [("limit", "\(KubernetesClient.pageLimit)")]
      if !next.isEmpty { query.append(("continue", next)) }
      let page: JSONValue
      do {
        page = try send("GET", path, query: query)
      } catch {
        // The server forgot where we were: begin anew, in one piece.
        guard error.status?.code == 410, !next.isEmpty else { throw error }
        page = try send("GET", path, query: selection.query)
        items = []
      }
      items += page["items"]?.elements ?? []
      next = page["metadata"]?["continue"]?.string ?? ""
      if next.isEmpty {
        return KubernetesList(items: items, resourceVersion: page["metadata"]?["resourceVersion"]?.string ?? "")
      }
    }
    throw .unexpected(server: shownServer, request: "GET \(path)", answer: "a list without end")
  }

  /// Makes an object. Kind, version and namespace are filled in where it does not say.
  @discardableResult
  public func create(
    _ resource: KubernetesResource, _ object: JSONValue, namespace: String? = nil
  ) throws(KubernetesError) -> JSONValue {
    var body = object
    if var members = object.object {
      if members["apiVersion"] == nil { members["apiVersion"] = .string(resource.version) }
      if members["kind"] == nil { members["kind"] = .string(resource.kind) }
      body = .object(members)
    }
    return try send("POST", try path(resource, nil, namespace: namespace), query: manager, body: body)
  }

  /// Puts an object in the place of the one of its name.
  @discardableResult
  public func replace(
    _ resource: KubernetesResource, _ name: String, with object: JSONValue, namespace: String? = nil,
    subresource: String? = nil
  ) throws(KubernetesError) -> JSONValue {
    let path = try path(resource, name, namespace: namespace, subresource: subresource)
    return try send("PUT", path, query: manager, body: object)
  }

  /// Changes an object, or a part of it that has an address of its own.
  @discardableResult
  public func patch(
    _ resource: KubernetesResource, _ name: String, _ patch: KubernetesPatch, namespace: String? = nil,
    subresource: String? = nil
  ) throws(KubernetesError) -> JSONValue {
    let path = try path(resource, name, namespace: namespace, subresource: subresource)
    return try send("PATCH", path, query: manager, body: patch.body, contentType: patch.contentType)
  }

  /// Deletes an object.
  ///
  /// - Parameters:
  ///   - gracePeriod: Seconds; nil for what the object says.
  ///   - propagation: What becomes of what belongs to it: `Background`, `Foreground` or `Orphan`; nil for the default.
  /// - Returns: the object, or a Status, as the server answers.
  @discardableResult
  public func delete(
    _ resource: KubernetesResource, _ name: String, namespace: String? = nil, gracePeriod: Int? = nil,
    propagation: String? = nil, uid: String? = nil
  ) throws(KubernetesError) -> JSONValue {
    var options: JSONObject = ["apiVersion": "v1", "kind": "DeleteOptions"]
    if let gracePeriod { options["gracePeriodSeconds"] = .number(JSONNumber(gracePeriod)) }
    if let propagation { options["propagationPolicy"] = .string(propagation) }
    if let uid { options["preconditions"] = ["uid": .string(uid)] }
    return try send("DELETE", try path(resource, name, namespace: namespace), body: .object(options))
  }

  /// Sets the wanted number of replicas.
  public func scale(
    _ resource: KubernetesResource, _ name: String, to replicas: Int, namespace: String
  ) throws(KubernetesError) {
    let change: JSONValue = ["spec": ["replicas": .number(JSONNumber(replicas))]]
    try patch(resource, name, .merge(change), namespace: namespace, subresource: "scale")
  }

  /// Asks for a pod to go, as far as disruption budgets allow.
  public func evict(pod name: String, namespace: String) throws(KubernetesError) {
    let path = try path(.pods, name, namespace: namespace, subresource: "eviction")
    do {
      _ = try send("POST", path, body: KubernetesClient.eviction("policy/v1", name, namespace))
    } catch {
      // Servers before 1.22 know only the version before, and call the other a bad request.
      guard error.status?.code == 400 else { throw error }
      _ = try send("POST", path, body: KubernetesClient.eviction("policy/v1beta1", name, namespace))
    }
  }

  private static func eviction(_ version: String, _ name: String, _ namespace: String) -> JSONValue {
    [
      "apiVersion": .string(version), "kind": "Eviction",
      "metadata": ["name": .string(name), "namespace": .string(namespace)],
    ]
  }

  /// Reads the log of a container.
  ///
  /// - Parameters:
  ///   - container: Its name; nil when there is only one.
  ///   - seconds: How far back; nil for all.
  ///   - isPrevious: Whether that of the container before its last restart is meant.
  public func log(
    pod name: String, namespace: String, container: String? = nil, seconds: Int? = nil, isPrevious: Bool = false,
    hasTimes: Bool = false
  ) throws(KubernetesError) -> [UInt8] {
    var query: [(String, String)] = []
    if let container { query.append(("container", container)) }
    if let seconds { query.append(("sinceSeconds", "\(seconds)")) }
    if isPrevious { query.append(("previous", "true")) }
    if hasTimes { query.append(("timestamps", "true")) }
    return try sendRaw("GET", try path(.pods, name, namespace: namespace, subresource: "log"), query: query)
  }

  /// The path of an object, or of all of a kind; a name that is no part of a path is refused.
  func path(
    _ resource: KubernetesResource, _ name: String?, namespace: String?, subresource: String? = nil
  ) throws(KubernetesError) -> String {
    for part in [name, namespace, subresource] {
      guard let part else { continue }
      if part.isEmpty || part == "." || part == ".." || part.utf8.count > 253 || part.utf8.contains(0)
        || part.contains("/")
      {
        throw .invalidName(String(part.prefix(300)))
      }
    }
    var path = resource.path(namespace: namespace.map { URLText.quoted($0) })
    if let name { path += "/" + URLText.quoted(name) }
    if let subresource { path += "/" + subresource }
    return path
  }

  private var manager: [(String, String)] { [("fieldManager", fieldManager)] }
}
