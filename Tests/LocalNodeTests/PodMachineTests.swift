import JSON
import Testing

@testable import LocalNode

/// A pod that lives through what a test tells it.
struct PodStory {
  var machine: PodMachine
  private(set) var effects: [PodEffect] = []
  private(set) var clock = 1000.0

  init(_ spec: PodSpec) {
    machine = PodMachine(spec, address: "127.1.0.1", now: Moment(monotonic: 1000, seconds: 1000))
    wait(0)
  }

  var now: Moment { Moment(monotonic: clock, seconds: Int(clock)) }

  mutating func wait(_ seconds: Double) {
    clock += seconds
    effects = machine.advance(now)
  }

  mutating func start(_ index: Int = 0) { effects = machine.started(index, now: now) }

  mutating func end(_ code: Int, _ index: Int = 0) {
    effects = machine.ended(index, ContainerEnd(exitCode: code), now: now)
  }

  mutating func answer(_ kind: ProbeKind, _ success: Bool) {
    effects = machine.answered(0, kind, success: success, message: "no", asked: clock, now: now)
  }

  mutating func leave(grace: Int) { effects = machine.leave(grace: grace, now: now) }

  var status: JSONValue { machine.status(hostAddress: "127.0.0.1") }
  var container: JSONValue? { status["containerStatuses"]?[0] }
  var ready: JSONValue? { status["conditions"]?.elements.first { $0["type"] == "Ready" } }
}

@Suite struct PodMachineTests {
  @Test func `a pod is pending until its containers run, then ready when nothing is asked`() throws {
    var story = PodStory(try Pods.one())
    #expect(story.effects == [.start(0)])
    #expect(story.status["phase"] == "Pending")
    #expect(story.ready?["reason"] == "ContainersNotReady")
    #expect(story.ready?["message"] == "containers with unready status: [main]")
    story.start()
    #expect(story.status["phase"] == "Running")
    #expect(story.ready?["status"] == "True")
    #expect(story.container?["ready"] == true)
    #expect(story.machine.isReady)
  }

  @Test func `a container that ends is started at once, then after 10, 20 and 40 s, and counted`() throws {
    var story = PodStory(try Pods.one())
    story.start()
    for (wait, count) in [(0.0, 1), (10, 2), (20, 3), (40, 4)] {
      story.end(1)
      if wait > 0 {
        #expect(story.container?["state"]?["waiting"]?["reason"] == "CrashLoopBackOff")
        #expect(
          story.container?["state"]?["waiting"]?["message"]
            == .string("back-off \(Int(wait))s restarting failed container=main pod=pod_default(uid-1)"))
        #expect(story.container?["restartCount"]?.int == count - 1)
        story.wait(wait - 0.1)
        #expect(story.effects == [])
        story.wait(0.1)
      }
      #expect(story.effects == [.start(0)])
      #expect(story.container?["restartCount"]?.int == count)
      story.start()
    }
    #expect(story.container?["lastState"]?["terminated"]?["exitCode"] == 1)
    #expect(story.status["phase"] == "Running")
  }

  @Test func `the wait between restarts grows to five minutes and begins anew after a long run`() throws {
    var backOff = BackOff()
    let waits = (0..<8).map { _ in
      defer { backOff.restarted(after: 1) }
      return backOff.wait
    }
    #expect(waits == [0, 10, 20, 40, 80, 160, 300, 300])
    backOff.restarted(after: 601)
    #expect(backOff.wait == 10)
  }

  @Test(
    "How a pod that is not always restarted ends",
    arguments: [
      ("Never", 0, "Succeeded", "Completed"), ("Never", 3, "Failed", "Error"),
      ("OnFailure", 0, "Succeeded", "Completed"),
    ])
  func end(policy: String, code: Int, phase: String, reason: String) throws {
    var story = PodStory(try Pods.one(policy: policy))
    story.start()
    story.end(code)
    #expect(story.effects == [])
    #expect(story.status["phase"] == .string(phase))
    #expect(story.container?["state"]?["terminated"]?["exitCode"]?.int == code)
    #expect(story.container?["state"]?["terminated"]?["reason"] == .string(reason))
    #expect(story.ready?["status"] == "False")
    #expect(story.machine.isFinished)
  }

  @Test func `a pod that is restarted on failure goes on after one`() throws {
    var story = PodStory(try Pods.one(policy: "OnFailure"))
    story.start()
    story.end(1)
    #expect(story.effects == [.start(0)])
    #expect(story.status["phase"] == "Running")
  }

  @Test func `readiness follows the probe: after its delay, each period, by its thresholds`() throws {
    var story = PodStory(
      try Pods.one([
        "readinessProbe": [
          "httpGet": ["port": 8000], "initialDelaySeconds": 3, "periodSeconds": 2, "successThreshold": 2,
          "failureThreshold": 3,
        ]
      ]))
    story.start()
    #expect(story.machine.nextWake == 1003)
    story.wait(3)
    #expect(story.effects == [.probe(0, .readiness)])
    story.answer(.readiness, true)
    #expect(!story.machine.isReady)
    #expect(story.machine.nextWake == 1005)
    story.wait(2)
    story.answer(.readiness, true)
    #expect(story.machine.isReady)
    #expect(story.ready?["lastTransitionTime"] == .string(Moment.text(1005)))
    for _ in 0..<2 {
      story.wait(2)
      story.answer(.readiness, false)
      #expect(story.machine.isReady)
    }
    story.wait(2)
    story.answer(.readiness, false)
    #expect(!story.machine.isReady)
    #expect(story.ready?["lastTransitionTime"] == .string(Moment.text(1011)))
    #expect(story.container?["restartCount"] == 0)
    #expect(story.container?["state"]?["running"] != nil)
  }

  @Test func `while an answer is out, the question is not asked again`() throws {
    var story = PodStory(try Pods.one(["readinessProbe": ["tcpSocket": ["port": 1], "periodSeconds": 1]]))
    story.start()
    #expect(story.effects == [.probe(0, .readiness)])
    story.wait(5)
    #expect(story.effects == [])
  }

  @Test func `a liveness probe that fails three times ends the container, which is started anew`() throws {
    var story = PodStory(try Pods.one(["livenessProbe": ["tcpSocket": ["port": 1], "periodSeconds": 1]]))
    story.start()
    #expect(story.machine.isReady)
    for _ in 0..<2 {
      story.answer(.liveness, false)
      story.wait(1)
    }
    story.answer(.liveness, false)
    #expect(story.effects == [.terminate(0)])
    #expect(!story.machine.isReady)
    story.wait(10)
    #expect(story.effects == [.kill(0)])
    story.end(137)
    #expect(story.effects == [.start(0)])
    #expect(story.container?["lastState"]?["terminated"]?["message"] == "liveness probe failed: no")
  }

  @Test func `until the startup probe succeeds, nothing else is asked`() throws {
    let port: JSONValue = ["port": 1]
    var story = PodStory(
      try Pods.one([
        "startupProbe": ["tcpSocket": port, "periodSeconds": 1],
        "readinessProbe": ["tcpSocket": port, "periodSeconds": 1],
      ]))
    story.start()
    #expect(story.effects == [.probe(0, .startup)])
    #expect(story.container?["started"] == false)
    story.answer(.startup, true)
    #expect(story.effects == [.probe(0, .readiness)])
    #expect(story.container?["started"] == true)
    story.answer(.readiness, true)
    #expect(story.machine.isReady)
  }

  @Test func `an answer to an earlier process counts for nothing`() throws {
    var story = PodStory(try Pods.one(["readinessProbe": ["tcpSocket": ["port": 1]]]))
    story.start()
    let asked = story.clock
    story.wait(1)
    story.end(1)
    story.start()
    _ = story.machine.answered(0, .readiness, success: true, message: "", asked: asked, now: story.now)
    #expect(!story.machine.isReady)
  }

  @Test func `a deletion asks at once, kills when the time is over, and then the object goes`() throws {
    var story = PodStory(try Pods.one())
    story.start()
    story.leave(grace: 5)
    #expect(story.effects == [.terminate(0)])
    #expect(!story.machine.isReady)
    #expect(story.machine.nextWake == 1005)
    story.wait(5)
    #expect(story.effects == [.kill(0)])
    story.end(137)
    #expect(story.effects == [.remove])
    story.wait(1)
    #expect(story.effects == [])
  }

  @Test func `a second deletion may only shorten the time`() throws {
    var story = PodStory(try Pods.one())
    story.start()
    story.leave(grace: 30)
    story.leave(grace: 60)
    #expect(story.machine.nextWake == 1030)
    story.leave(grace: 0)
    #expect(story.effects == [.kill(0)])
  }

  @Test func `a pod that is deleted while a container waits for its restart goes at once`() throws {
    var story = PodStory(try Pods.one())
    story.start()
    story.end(1)
    story.start()
    story.end(1)
    story.leave(grace: 30)
    #expect(story.effects == [.remove])
  }

  @Test func `a pod is ready when each of its containers is`() throws {
    var story = PodStory(
      try Pods.several([
        ["name": "a", "image": "x"],
        ["name": "b", "image": "x", "readinessProbe": ["tcpSocket": ["port": 1]]],
      ]))
    #expect(story.effects == [.start(0), .start(1)])
    story.start(0)
    story.start(1)
    #expect(story.ready?["message"] == "containers with unready status: [b]")
    _ = story.machine.answered(1, .readiness, success: true, message: "", asked: story.clock, now: story.now)
    #expect(story.ready?["status"] == "True")
  }

  @Test func `a pod that an earlier node ran is counted on`() throws {
    let story = PodStory(try Pods.one(status: ["containerStatuses": [["name": "main", "restartCount": 2]]]))
    #expect(story.container?["restartCount"] == 3)
  }
}
