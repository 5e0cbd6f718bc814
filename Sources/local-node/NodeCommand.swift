import CommandLine

/// The options of local-node.
enum NodeCommand {
  static let spec = CommandSpec(
    "local-node",
    summary: "A node of a Kubernetes cluster whose pods are processes of this machine, on loopback addresses",
    options: [
      OptionSpec(
        ["--kubeconfig"], value: .text("FILE"), help: "how to reach the cluster; or the variable KUBECONFIG"),
      OptionSpec(["--name"], value: .text("NAME"), help: "the node's name", defaultText: "local-node"),
      OptionSpec(
        ["--pod-network"], value: .text("127.N"), help: "first two numbers of the pods' addresses", defaultText: "127.1"
      ),
      OptionSpec(["--logs"], value: .text("FOLDER"), help: "where containers' logs go", defaultText: "logs"),
      OptionSpec(
        ["--targets"], value: .text("FILE"), help: "where Prometheus is told of the pods (file_sd_configs)"),
      OptionSpec(
        ["--program"], value: .text("IMAGE=FILE"), isRepeatable: true,
        help: "what containers of an image run, by the last part of its name; others only count as running"),
      OptionSpec(["--help", "-h"], help: "these lines"),
      OptionSpec(["--version"], help: "the version"),
    ],
    examples: ["local-node --kubeconfig DIR/kubeconfig --program service2=.build/debug/service2"])
}
