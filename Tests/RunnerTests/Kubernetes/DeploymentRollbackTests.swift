import JSON
import Testing

@testable import Runner

@Suite struct DeploymentRollbackTests {
  private func set(_ revision: String?, image: String, owner: String = "u", annotations: JSONObject = [:]) -> JSONValue
  {
    var annotations = annotations
    if let revision { annotations["deployment.kubernetes.io/revision"] = .string(revision) }
    return [
      "metadata": [
        "annotations": .object(annotations), "ownerReferences": [["controller": true, "uid": .string(owner)]],
      ],
      "spec": ["template": template(image, hash: image)],
    ]
  }

  private func template(_ image: String, hash: String? = nil) -> JSONValue {
    var labels: JSONObject = ["app": "x"]
    if let hash { labels["pod-template-hash"] = .string(hash) }
    return ["metadata": ["labels": .object(labels)], "spec": ["containers": [["image": .string(image)]]]]
  }

  private func deployment(_ image: String) -> JSONValue {
    [
      "metadata": [
        "uid": "u", "annotations": ["deployment.kubernetes.io/revision": "11", "mine": "1"],
      ],
      "spec": ["template": template(image)],
    ]
  }

  @Test func `the revision before the last is found by number, among the deployment's own`() {
    let sets = [
      set("9", image: "nine"), set("11", image: "eleven"), set("10", image: "strange", owner: "v"),
      set(nil, image: "none"), set("x", image: "broken"), set("2", image: "two"),
    ]
    #expect(DeploymentRollback.previous(of: deployment("eleven"), among: sets) == sets[0])
    #expect(DeploymentRollback.previous(of: deployment("eleven"), among: [sets[1]]) == Optional.none)
    #expect(DeploymentRollback.previous(of: deployment("eleven"), among: []) == Optional.none)
  }

  @Test func `the template goes back without its hash, and with it the annotations that are the set's`() {
    let previous = set("9", image: "nine", annotations: ["kubernetes.io/change-cause": "why"])
    let patch = DeploymentRollback.patch(deployment("eleven"), to: previous)
    #expect(patch?.first == ["op": "replace", "path": "/spec/template", "value": template("nine")])
    #expect(
      patch?.last?["value"] == ["deployment.kubernetes.io/revision": "11", "kubernetes.io/change-cause": "why"])
    #expect(DeploymentRollback.patch(deployment("nine"), to: previous) == Optional.none)
  }

  @Test(
    arguments: [
      (["matchLabels": ["a": "b", "c": "d"]], "a=b,c=d"),
      (
        [
          "matchExpressions": [
            ["key": "a", "operator": "In", "values": ["x", "y"]], ["key": "b", "operator": "DoesNotExist"],
            ["key": "c", "operator": "Exists"], ["key": "d", "operator": "NotIn", "values": ["z"]],
          ]
        ], "a in (x,y),!b,c,d notin (z)"
      ), ([:], ""),
    ] as [(JSONValue, String)])
  func `selectors are written for requests`(selector: JSONValue, text: String) {
    #expect(DeploymentRollback.labels(selector) == text)
  }

  @Test func `conditions are in the order of their types`() {
    let deployment: JSONValue = [
      "status": [
        "conditions": [
          ["type": "Progressing", "status": "True", "reason": "ReplicaSetUpdated"],
          ["type": "Available", "status": "True", "reason": "MinimumReplicasAvailable", "message": "m"],
        ]
      ]
    ]
    #expect(
      KubernetesDeploymentProbes.conditions(of: deployment) == [
        ["Available", "True", "MinimumReplicasAvailable"], ["Progressing", "True", "ReplicaSetUpdated"],
      ])
  }
}
