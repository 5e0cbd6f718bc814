/// Says since which run of a trend a check is met more often or less often, and since which a step takes another time.
enum LevelFinder {
  /// The level of a check: runs that met it against those that did not, in the order of the rows.
  static func level(of cells: [Check.Outcome?]) -> Trend.Level {
    let judged = cells.enumerated().compactMap { place, outcome -> (place: Int, isMet: Bool)? in
      switch outcome {
      case .met: (place, true)
      case .notMet, .broke: (place, false)
      case .notEvaluated, nil: nil
      }
    }
    let met = judged.count(where: \.isMet)
    guard met > 0, met < judged.count else { return .constant }
    guard judged.count >= OutcomeChange.smallestCount else { return .tooFew(judged.count) }
    guard OutcomeChange.smallestP(met: met, of: judged.count) <= 0.05 else {
      return .cannotReach(unlike: min(met, judged.count - met), of: judged.count)
    }
    guard let change = OutcomeChange(judged.map(\.isMet)) else { return .tooFew(judged.count) }
    return .tested(
      Trend.LevelTest(
        place: judged[change.place].place, before: change.before.value, since: change.since.value,
        counts: [change.before.of, change.since.of],
        p: change.p, corrected: change.p))
  }

  /// The level of a step: seconds in the order of the rows.
  static func level(of cells: [Double?]) -> Trend.Level {
    let known = cells.enumerated().compactMap { place, seconds -> (place: Int, seconds: Double)? in
      seconds.flatMap { $0.isFinite ? (place, $0) : nil }
    }
    guard known.count >= CumulativeSum.smallestCount else { return .tooFew(known.count) }
    guard let sum = CumulativeSum(known.map(\.seconds)), known.indices.contains(sum.place) else { return .constant }
    return .tested(
      Trend.LevelTest(
        place: known[sum.place].place, before: Quantile.median(known[..<sum.place].map(\.seconds)) ?? 0,
        since: Quantile.median(known[sum.place...].map(\.seconds)) ?? 0,
        counts: [sum.place, known.count - sum.place], p: sum.p, corrected: sum.p))
  }

  /// Corrects the tests of all trends together, by Benjamini and Hochberg.
  ///
  /// Steps and checks that a trend leaves out because others changed more count as tests that found nothing: they were
  /// looked at to be left out.
  static func correct(_ trends: inout [Trend]) {
    var values: [Double] = []
    for trend in trends {
      values += (trend.changes.map(\.level) + trend.steps.map(\.level)).compactMap(\.p)
      let isLong = trend.rows.count >= CumulativeSum.smallestCount
      values += [Double](repeating: 1, count: isLong ? trend.omittedChanges + trend.omittedSteps : 0)
    }
    var corrected = MultipleTests.benjaminiHochberg(values).makeIterator()
    for place in trends.indices {
      trends[place].tests = values.count
      for index in trends[place].changes.indices { trends[place].changes[index].level.correct(&corrected) }
      for index in trends[place].steps.indices { trends[place].steps[index].level.correct(&corrected) }
      let isLong = trends[place].rows.count >= CumulativeSum.smallestCount
      for _ in 0..<(isLong ? trends[place].omittedChanges + trends[place].omittedSteps : 0) { _ = corrected.next() }
    }
  }
}

extension Trend.Level {
  fileprivate var p: Double? {
    guard case .tested(let test) = self else { return nil }
    return test.p
  }

  fileprivate mutating func correct(_ values: inout some IteratorProtocol<Double>) {
    guard case .tested(var test) = self, let value = values.next() else { return }
    test.corrected = value
    self = .tested(test)
  }
}
