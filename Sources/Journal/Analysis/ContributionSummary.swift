/// What experiments say that they contribute to, over all runs.
///
/// Runs of the same experiment (same title) count once.
public struct ContributionSummary: Sendable {
  /// The levels in their order; words beyond high, medium, low and none come last, sorted.
  public var levels: [String]
  /// One row a property, sorted by name: how many experiments name it at each level (as `levels`).
  public var distribution: [(property: String, counts: [Int])]
  /// One row an experiment: its title, the runs, and the level a property (as `distribution`), nil when not named.
  public var experiments: [(title: String, runs: [Int], levels: [String?])]
  /// One row a tag, sorted: how many experiments with the tag name each property (as `distribution`) at each level.
  public var tags: [(tag: String, counts: [[Int]])]

  /// Whether any experiment names a contribution.
  public var isEmpty: Bool { distribution.isEmpty }

  /// Collects the rows.
  public init(
    levels: [String], distribution: [(property: String, counts: [Int])],
    experiments: [(title: String, runs: [Int], levels: [String?])], tags: [(tag: String, counts: [[Int]])]
  ) {
    self.levels = levels
    self.distribution = distribution
    self.experiments = experiments
    self.tags = tags
  }
}
