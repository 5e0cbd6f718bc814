import HTTP
import JSON
import System
import TestSupport
import Testing

@testable import Kubernetes

@Suite struct KubernetesClientTests {
  private func client(_ server: StandIn, _ credentials: KubernetesCredentials = .none) -> KubernetesClient {
    KubernetesClient(KubernetesAccess(server: "http://127.0.0.1:\(server.port)", credentials: credentials))
  }

  private func requests(_ server: StandIn) throws -> JSONValue { try client(server).send("GET", "/__requests") }

  @Test func `an object is read, a Status is an error in the server's words`() throws {
    let server = try StandIn(
      #"""
      {"GET /apis/apps/v1/namespaces/default/deployments/a": {"chunks": ["{\"kind\": \"Deployment\"}"]},
       "GET /apis/apps/v1/namespaces/default/deployments/b": {"status": 404, "chunks":
         ["{\"kind\": \"Status\", \"code\": 404, \"reason\": \"NotFound\", \"message\": \"deployments.apps \\\"b\\\" not found\"}"]},
       "GET /apis/apps/v1/namespaces/default/deployments/c": {"status": 502, "chunks": ["bad gateway"]},
       "GET /apis/apps/v1/namespaces/default/deployments/d": {"chunks": ["hello"]},
       "GET /apis/apps/v1/namespaces/default/deployments/e":
         {"status": 404, "headers": {"Content-Type": "text/html"}, "chunks": ["<h1>no</h1>"]}}
      """#)
    let client = client(server)
    #expect(try client.get(.deployments, "a", namespace: "default")["kind"] == "Deployment")
    func words(_ name: String) -> String {
      do {
        _ = try client.get(.deployments, name, namespace: "default")
        return ""
      } catch {
        return error.description
      }
    }
    #expect(words("b") == "deployments.apps \"b\" not found")
    #expect(words("c").hasPrefix("the API server answered 502 (bad gateway) to GET /apis/apps"))
    #expect(words("d").contains("is no Kubernetes API: hello"))
    #expect(words("e").contains("is no Kubernetes API: 404 <h1>no</h1>"))
    #expect(words("../x") == "'../x' cannot be the name of anything in Kubernetes")
    #expect(words("").contains("cannot be the name"))
    server.stop()
    #expect(words("a").hasPrefix("the API server at http://127.0.0.1:\(server.port) cannot be reached"))
  }

  @Test func `what is sent is what the API expects`() throws {
    let server = try StandIn(
      #"""
      {"PATCH /api/v1/nodes/n": {"chunks": ["{}"]}, "POST /api/v1/namespaces/x/pods": {"chunks": ["{}"]},
       "DELETE /api/v1/namespaces/x/pods/p": {"chunks": ["{}"]},
       "GET /api/v1/namespaces/x/pods/p/log": {"chunks": ["line\n"]}}
      """#)
    let client = client(server, .authorization("Bearer abc"))
    try client.patch(.nodes, "n", .merge(["a": 1]))
    try client.patch(.nodes, "n", .operations([["op": "test"]]))
    try client.patch(.nodes, "n", .strategic([:]))
    try client.create(.pods, ["metadata": [:]], namespace: "x")
    try client.delete(.pods, "p", namespace: "x", gracePeriod: 0)
    #expect(try client.log(pod: "p", namespace: "x", container: "c", seconds: 5) == Array("line\n".utf8))
    let sent = try requests(server).elements
    #expect(
      sent.prefix(3).map { $0["headers"]?["content-type"] } == [
        "application/merge-patch+json", "application/json-patch+json", "application/strategic-merge-patch+json",
      ])
    #expect(sent[1]["body"] == #"[{"op": "test"}]"#)
    #expect(sent[3]["body"] == #"{"metadata": {}, "apiVersion": "v1", "kind": "Pod"}"#)
    #expect(sent[4]["body"] == #"{"apiVersion": "v1", "kind": "DeleteOptions", "gracePeriodSeconds": 0}"#)
    #expect(sent[5]["path"] == "/api/v1/namespaces/x/pods/p/log?container=c&sinceSeconds=5")
    #expect(sent.allSatisfy { $0["headers"]?["authorization"] == "Bearer abc" })
  }

  @Test func `lists are read page by page, and anew when the server forgot where we were`() throws {
    let page = { (items: String, next: String, version: String) in
      #"{\"metadata\": {\"continue\": \"\#(next)\", \"resourceVersion\": \"\#(version)\"}, \"items\": [\#(items)]}"#
    }
    let server = try StandIn(
      """
      {"GET /api/v1/pods?labelSelector=a%3Db&limit=500": {"chunks": ["\(page("1,2", "next", "7"))"]},
       "GET /api/v1/pods?labelSelector=a%3Db&limit=500&continue=next": [{"chunks": ["\(page("3", "", "7"))"]},
         {"status": 410, "chunks": ["{\\"kind\\": \\"Status\\", \\"code\\": 410, \\"message\\": \\"too old\\"}"]}],
       "GET /api/v1/pods?labelSelector=a%3Db": {"chunks": ["\(page("4,5,6", "", "9"))"]}}
      """)
    let client = client(server)
    let first = try client.list(.pods, selection: KubernetesSelection(labels: "a=b"))
    #expect(first.items == [1, 2, 3])
    #expect(first.resourceVersion == "7")
    let second = try client.list(.pods, selection: KubernetesSelection(labels: "a=b"))
    #expect(second.items == [4, 5, 6])
    #expect(second.resourceVersion == "9")
  }

  @Test func `a watch tells events however they are cut, and ends with the receiver, the stream or an error`() throws {
    let server = try StandIn(
      #"""
      {"GET /api/v1/namespaces/x/pods": {"hold": true, "chunks": ["{\"type\": \"ADDED\", \"obj",
         "ect\": {\"metadata\": {\"resourceVersion\": \"3\"}}}\n{\"type\": \"NEW\", \"object\": {}}\n{\"type\"",
         ": \"DELETED\", \"object\": {}}\n"]},
       "GET /api/v1/namespaces/y/pods": {"chunks": ["{\"type\": \"BOOKMARK\", \"object\": {}}\n", "\n"]},
       "GET /api/v1/namespaces/z/pods": {"hold": true, "chunks":
         ["{\"type\": \"ERROR\", \"object\": {\"kind\": \"Status\", \"code\": 410, \"message\": \"too old\"}}\n"]},
       "GET /api/v1/namespaces/w/pods": {"hold": true, "chunks": ["what?\n"]}}
      """#)
    let client = client(server)
    var events: [WatchEvent] = []
    try client.watch(.pods, namespace: "x", from: "2", seconds: 60) { event in
      events.append(event)
      return event.kind != .deleted
    }
    #expect(events.map(\.kind) == [.added, .deleted])
    #expect(events.first?.resourceVersion == "3")
    let path = try requests(server)[0]?["path"]?.string
    #expect(
      path == "/api/v1/namespaces/x/pods?watch=true&allowWatchBookmarks=true&timeoutSeconds=60&resourceVersion=2")
    var kinds: [WatchEvent.Kind] = []
    try client.watch(.pods, namespace: "y", seconds: 60) { event in
      kinds.append(event.kind)
      return true
    }
    #expect(kinds == [.bookmark])
    let gone = #expect(throws: KubernetesError.self) {
      try client.watch(.pods, namespace: "z", seconds: 60) { _ in true }
    }
    #expect(gone?.status?.code == 410)
    #expect(throws: KubernetesError.self) { try client.watch(.pods, namespace: "w", seconds: 60) { _ in true } }
  }

  @Test func `a line without end is not kept for ever`() {
    var lines = WatchLines()
    #expect(lines.take(Array("a\n\nb".utf8)) == [[0x61]])
    #expect(lines.take(Array("c\n".utf8)) == [[0x62, 0x63]])
    _ = lines.take([UInt8](repeating: 0x61, count: WatchLines.limit + 1))
    #expect(lines.isOverlong)
  }

  @Test func `the token of a file is read anew for each request`() throws {
    let folder = try TemporaryFolder()
    let server = try StandIn(#"{"GET /version": {"chunks": ["{}"]}}"#)
    let client = client(server, .tokenFile(folder.file("token")))
    let error = #expect(throws: KubernetesError.self) { try client.send("GET", "/version") }
    #expect(error?.description.contains("there are no credentials") == true)
    for token in ["one\n", "two"] {
      _ = try folder.write(token, to: "token")
      _ = try client.send("GET", "/version")
    }
    let sent = try requests(server).elements.map { $0["headers"]?["authorization"] }
    #expect(sent == ["Bearer one", "Bearer two"])
  }

  @Test func `a broken token is refused and not shown`() throws {
    let server = try StandIn("{}")
    let client = client(server, .authorization("Bearer geheim\r\nX: y"))
    let error = #expect(throws: KubernetesError.self) { try client.send("GET", "/version") }
    #expect(error?.description.contains("geheim") == false)
  }

  @Test func `a wait that is cancelled ends a watch`() throws {
    let server = try StandIn(
      #"{"GET /api/v1/pods": {"hold": true, "chunks": ["{\"type\": \"BOOKMARK\", \"object\": {}}\n"]}}"#)
    var client = client(server)
    let event = Event()
    client.wait = HTTPWait(wakeDescriptor: event.descriptor) { event.isSet }
    #expect(throws: KubernetesError.interrupted) {
      try client.watch(.pods, seconds: 60) { _ in
        event.set()
        return true
      }
    }
  }
}
