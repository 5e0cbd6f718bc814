/// Gives every series of a run a title of its own.
///
/// The same metric of two activities is told apart by the activity, the same activity called twice by its evidence, and
/// what is still alike by a number.
enum SeriesTitles {
  /// Sets ``MetricSeries/distinction`` wherever two titles are equal.
  ///
  /// ```swift
  /// SeriesTitles.part(&metrics)  // "requests_total (E31)" and "requests_total (E34)", which had one title
  /// ```
  static func part(_ series: inout [MetricSeries]) {
    for group in alike(series) where Set(group.map { series[$0].activity }).count > 1 {
      for place in group where !series[place].commonTitle.hasSuffix(series[place].activity) {
        series[place].commonTitle += " · " + BoundedText.line(series[place].activity, limit: 60)
      }
    }
    for group in alike(series) {
      let isByEvidence = Set(group.map { series[$0].evidence }).count > 1
      for place in group where isByEvidence { series[place].distinction = "E\(series[place].evidence)" }
    }
    var taken = Set(series.map(\.title))
    for group in alike(series) {
      var number = 1
      for place in group.dropFirst() {
        let former = series[place].distinction
        repeat {
          number += 1
          series[place].distinction = former.isEmpty ? "\(number)" : "\(former), \(number)"
        } while !taken.insert(series[place].title).inserted
      }
    }
  }

  /// The places of series with equal titles, in their order.
  private static func alike(_ series: [MetricSeries]) -> [[Int]] {
    var places: [String: Int] = [:]
    var groups: [[Int]] = []
    for (place, one) in series.enumerated() {
      if let group = places[one.title] {
        groups[group].append(place)
      } else {
        places[one.title] = groups.count
        groups.append([place])
      }
    }
    return groups.filter { $0.count > 1 }
  }
}
