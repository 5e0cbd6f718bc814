import JSON

/// `chaosk8s.replicaset.actions`: deletes replica sets.
enum KubernetesReplicaSetActions: NativeExtension {
  static let module = "chaosk8s.replicaset.actions"

  static let functions = [
    NativeFunction(
      "delete_replica_set", [.optional("name"), .optional("ns", "default"), .optional("label_selector")]
    ) { (call) throws(ActivityError) in try KubernetesDeploymentActions.delete(.replicaSets, call) }
  ]
}
