/// Counts what experiments say they contribute to. Runs of the same experiment (same title) count once.
enum ContributionCounter {
  /// The levels that the specification knows, in their order.
  static let knownLevels = ["high", "medium", "low", "none"]
  /// The most levels, properties and tags that are counted; those that more experiments name come first.
  static let levelLimit = 12
  static let propertyLimit = 100
  static let tagLimit = 200

  private struct Named {
    var title: String
    var runs: [Int]
    var levels: [String: String] = [:]
    var tags: Set<String> = []
  }

  /// The summary of a set of runs.
  static func count(_ journals: [RunJournal]) -> ContributionSummary {
    let experiments = experiments(journals).filter { !$0.levels.isEmpty }
    let levels = kept(experiments.flatMap { $0.levels.values }, limit: levelLimit)
    let order = knownLevels.filter(levels.contains) + levels.filter { !knownLevels.contains($0) }
    let properties = kept(experiments.flatMap { $0.levels.keys }, limit: propertyLimit)
    let tags = kept(experiments.flatMap(\.tags), limit: tagLimit)
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let columns = Dictionary(uniqueKeysWithValues: properties.enumerated().map { ($1, $0) })
    let rows = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })

    var distribution = [[Int]](repeating: [Int](repeating: 0, count: order.count), count: properties.count)
    var byTag = [[[Int]]](repeating: distribution, count: tags.count)
    for experiment in experiments {
      let own = experiment.tags.compactMap { rows[$0] }
      for (property, level) in experiment.levels {
        guard let column = columns[property], let place = places[level] else { continue }
        distribution[column][place] += 1
        for row in own { byTag[row][column][place] += 1 }
      }
    }
    return ContributionSummary(
      levels: order, distribution: Array(zip(properties, distribution)).map { (property: $0.0, counts: $0.1) },
      experiments: experiments.map { experiment in
        (title: experiment.title, runs: experiment.runs, levels: properties.map { experiment.levels[$0] })
      },
      tags: Array(zip(tags, byTag)).map { (tag: $0.0, counts: $0.1) })
  }

  /// One entry a title, in order of first appearance; what the first run says counts, later ones add to it.
  private static func experiments(_ journals: [RunJournal]) -> [Named] {
    var places: [String: Int] = [:]
    var experiments: [Named] = []
    for (index, journal) in journals.enumerated() {
      let experiment = journal.experiment
      let place = places[experiment.title] ?? experiments.count
      if place == experiments.count {
        places[experiment.title] = place
        experiments.append(Named(title: experiment.title, runs: []))
      }
      experiments[place].runs.append(index)
      for contribution in experiment.contributions.prefix(1000)
      where experiments[place].levels[contribution.property] == nil {
        experiments[place].levels[contribution.property] = contribution.level
      }
      experiments[place].tags.formUnion(experiment.tags.prefix(1000))
    }
    return experiments
  }

  /// The most frequent words, sorted by name.
  private static func kept(_ words: [String], limit: Int) -> [String] {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
    return frequent.map(\.key).sorted()
  }
}
