import JSON
import Testing

@testable import LocalNode

@Suite struct SpecificationTests {
  @Test(
    "The tag of an image names the version",
    arguments: [
      ("chaos-report/service2:v3", "service2", "3"),
      ("service1", "service1", "latest"),
      ("localhost:5000/service1", "service1", "latest"),
      ("registry.example:5000/team/service2:v4@sha256:00", "service2", "4"),
      ("service2:vintage", "service2", "vintage"),
      ("service2:", "service2", "latest"),
    ])
  func image(name: String, base: String, version: String) {
    #expect(ImageName(name).base == base)
    #expect(ImageName(name).version == version)
  }

  @Test func `a probe has the values that Kubernetes takes for those not given`() {
    let probe = ProbeSpec(["httpGet": ["path": "health", "port": "http"]])
    #expect(probe.handler == .http(host: nil, port: .name("http"), path: "/health", headers: []))
    #expect([probe.initialDelay, probe.period, probe.timeout] == [0, 10, 1])
    #expect([probe.successThreshold, probe.failureThreshold] == [1, 3])
  }

  @Test(
    "Each kind of probe is read, and one that is not known is named",
    arguments: [
      (["tcpSocket": ["port": 8000]], .tcp(host: nil, port: .number(8000))),
      (["exec": ["command": ["cat", "/tmp/ready"]]], .exec(["cat", "/tmp/ready"])),
      (["grpc": ["port": 9000]], .unknown("grpc")),
      (["httpGet": ["port": 1, "scheme": "HTTPS"]], .unknown("httpGet over HTTPS")),
      (["httpGet": ["port": 70_000]], .http(host: nil, port: .number(0), path: "/", headers: [])),
    ] as [(JSONValue, ProbeSpec.Handler)])
  func probe(object: JSONValue, handler: ProbeSpec.Handler) {
    #expect(ProbeSpec(object).handler == handler)
  }

  @Test func `a header that would end its line is left out`() {
    let probe = ProbeSpec([
      "httpGet": ["port": 1, "httpHeaders": [["name": "A", "value": "b\r\nC: d"], ["name": "E", "value": "f"]]]
    ])
    #expect(probe.handler == .http(host: nil, port: .number(1), path: "/", headers: [.init(name: "E", value: "f")]))
  }

  @Test func `a service selects pods of its namespace that bear all its labels`() throws {
    let service = try #require(
      ServiceSpec([
        "metadata": ["name": "service2", "namespace": "default"],
        "spec": [
          "clusterIP": "127.96.0.7", "selector": ["app": "service2"],
          "ports": [["port": 80, "targetPort": "http"], ["port": 53, "protocol": "UDP"]],
        ],
      ]))
    #expect(service.ports == [.init(name: "", number: 80, target: .name("http"))])
    #expect(service.selects(try Pods.one(labels: ["app": "service2", "tier": "back"])))
    #expect(!service.selects(try Pods.one(labels: ["app": "service1"])))
    #expect(!service.selects(try Pods.one(labels: ["app": "service2"], namespace: "other")))
  }

  @Test func `a service without a selector selects nothing, and a headless one has no address`() throws {
    let service = try #require(
      ServiceSpec(["metadata": ["name": "kubernetes"], "spec": ["clusterIP": "None", "ports": []]]))
    #expect(!service.selects(try Pods.one()))
    #expect(service.clusterIP == nil)
  }

  @Test func `what has no name or uid is no pod`() {
    #expect(PodSpec(["metadata": ["name": "x"]]) == nil)
    #expect(PodSpec(["spec": []]) == nil)
    #expect(PodSpec("pod") == nil)
  }

  @Test func `a deletion has the time that the object says`() throws {
    let pod = try Pods.one(metadata: ["deletionTimestamp": "2026-01-01T00:00:00Z", "deletionGracePeriodSeconds": 7])
    #expect(pod.deletionGracePeriod == 7)
    #expect(try Pods.one().deletionGracePeriod == nil)
  }
}
