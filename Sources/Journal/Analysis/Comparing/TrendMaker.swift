/// Makes the trend of each experiment that ran more than once.
struct TrendMaker {
  /// Steps that a trend keeps.
  static let stepLimit = 24
  /// Changed checks that a trend keeps.
  static let changeLimit = 60
  /// Experiments that get a trend.
  static let groupLimit = 50

  let runs: [RunAnalysis]
  let baseline: Int
  let range: BaselineDurations?

  /// The trends, in order of first appearance.
  func make(_ groups: [Comparison.Group]) -> [Trend] {
    var trends = Array(groups.lazy.filter { $0.runs.count >= 2 }.prefix(TrendMaker.groupLimit)).map(trend)
    LevelFinder.correct(&trends)
    return trends
  }

  private func trend(_ group: Comparison.Group) -> Trend {
    let isByTime = group.runs.allSatisfy { runs[$0].journal.start != nil }
    let order =
      isByTime
      ? group.runs.sorted {
        (runs[$0].journal.start?.microseconds ?? 0, $0) < (runs[$1].journal.start?.microseconds ?? 0, $1)
      } : group.runs
    let base = order.firstIndex(of: baseline) ?? 0
    let members = order.map { runs[$0] }
    let whole = [Comparison.Group(title: group.title, runs: Array(members.indices))]
    let rows = self.rows(order, members, base: base)
    let changed = changes(members, whole, base: base)
    let steps = steps(members, base: base)
    return Trend(
      title: group.title, baseline: base, isByTime: isByTime, rows: rows,
      changes: Array(changed.prefix(TrendMaker.changeLimit)),
      omittedChanges: max(0, changed.count - TrendMaker.changeLimit), steps: steps.kept, omittedSteps: steps.omitted,
      differences: TrendMaker.differences(rows))
  }

  private func rows(_ order: [Int], _ members: [RunAnalysis], base: Int) -> [Trend.Row] {
    let setup = members[base].setup
    return zip(order, members).map { index, run in
      let isWhole = run.journal.status == .completed && members[base].journal.status == .completed
      return Trend.Row(
        run: index, verdict: run.verdict, start: run.journal.start,
        length: run.clock.kind == .unknown ? nil : run.clock.run.length, tally: run.tally,
        outage: run.outage.map { max(0, $0.lastFailed - $0.firstFailed) } ?? 0,
        differences: setup.differences(to: run.setup, comparingStrategy: isWhole))
    }
  }

  private func changes(_ members: [RunAnalysis], _ whole: [Comparison.Group], base: Int) -> [Trend.Change] {
    let rows = CheckRowMaker(runs: members, groups: whole, baseline: base).make().rows
    let found = rows.compactMap { row -> Trend.Change? in
      switch row.transition {
      case .regressed, .fixed, .flaky, .new, .notEvaluated: break
      case .unchanged, .sideBySide: return nil
      }
      let evaluated = row.cells.count { $0 != nil && $0 != .notEvaluated }
      return Trend.Change(
        name: row.name, phase: row.phase, transition: row.transition, first: row.firstChange,
        evidence: row.firstChange.flatMap { row.evidence[$0] }, met: row.cells.count { $0 == .met },
        evaluated: evaluated, cells: row.cells, level: LevelFinder.level(of: row.cells))
    }
    return found.enumerated().sorted {
      ($0.element.first ?? .max, $0.offset) < ($1.element.first ?? .max, $1.offset)
    }.map(\.element)
  }

  private func steps(_ members: [RunAnalysis], base: Int) -> (kept: [Trend.Step], omitted: Int) {
    let rows = DurationRowMaker(runs: members, baseline: base, range: range).make().rows.filter { row in
      row.cells.count { $0 != nil } >= 2
    }
    let ranked = rows.enumerated().sorted { left, right in
      let (one, other) = (TrendMaker.size(left.element.standings), TrendMaker.size(right.element.standings))
      return one != other ? one > other : left.offset < right.offset
    }
    let kept = ranked.prefix(TrendMaker.stepLimit).map { step(of: $0.element) }
    return (kept, rows.count - kept.count)
  }

  private func step(of row: Comparison.DurationRow) -> Trend.Step {
    let places = row.cells.indices.filter { row.cells[$0] != nil }
    let values = places.compactMap { row.cells[$0] }
    let first = row.standings.firstIndex { TrendMaker.change($0) != 0 }
    return Trend.Step(
      name: row.name, values: row.cells, first: first,
      isFirstSlower: first.map { TrendMaker.change(row.standings[$0]) > 0 } ?? false,
      last: row.standings.last ?? .absent,
      median: Quantile.median(values) ?? 0, shifts: EnergyDivisive.changes(in: values).map { places[$0.place] },
      level: LevelFinder.level(of: row.cells))
  }

  /// The runs of each difference, the most frequent first.
  private static func differences(_ rows: [Trend.Row]) -> [(difference: RunDifference, runs: [Int])] {
    var places: [RunDifference: Int] = [:]
    var found: [(difference: RunDifference, runs: [Int])] = []
    for (index, row) in rows.enumerated() {
      for difference in row.differences {
        if let place = places[difference] {
          found[place].runs.append(index)
        } else {
          places[difference] = found.count
          found.append((difference, [index]))
        }
      }
    }
    return found.enumerated().sorted {
      ($1.element.runs.count, $0.offset) < ($0.element.runs.count, $1.offset)
    }.map(\.element)
  }

  private static func size(_ standings: [Comparison.DurationStanding]) -> Double {
    standings.reduce(0) { max($0, abs(change($1))) }
  }

  /// Seconds slower, negative when faster; 0 where nothing is claimed.
  private static func change(_ standing: Comparison.DurationStanding) -> Double {
    switch standing {
    case .slower(let seconds): seconds
    case .faster(let seconds): -seconds
    case .baseline, .within, .absent, .noBaseline: 0
    }
  }
}
