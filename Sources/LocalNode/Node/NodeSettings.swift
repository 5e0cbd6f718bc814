/// What a local node is told at its start.
public struct NodeSettings: Sendable {
  /// Its name in the cluster.
  public var name = "local-node"
  /// Its address, which pods see as their host's.
  public var address = "127.0.0.1"
  /// The first two numbers of its pods' addresses; nil for the first that no other local node has.
  public var podNetwork: String?
  /// Where logs go.
  public var logFolder = "."
  /// The file in which Prometheus finds the pods; nil for none.
  public var targetsFile: String?
  /// Which program stands for which image.
  public var programs = ProgramTable([:])
  /// The version that it says it has.
  public var version = ""
  /// Variables that every container gets, such as PATH.
  public var variables: [String: String] = [:]

  /// What is usual.
  public init() {}
}
