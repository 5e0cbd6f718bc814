/// Matches recorded probes with declared ones.
enum ProbeMatcher {
  /// For each record the place of its probe in the hypothesis; nil when the hypothesis has no such probe.
  ///
  /// Records stand in declared order, so the same place with the same name is the rule; otherwise the first
  /// unmatched probe of that name counts. Each probe is matched once.
  static func places(of records: [ActivityRun], in declared: [Activity]) -> [Int?] {
    var isTaken = [Bool](repeating: false, count: declared.count)
    var places = [Int?](repeating: nil, count: records.count)
    for (index, record) in records.enumerated()
    where index < declared.count && declared[index].name == record.activity.name {
      places[index] = index
      isTaken[index] = true
    }
    guard places.contains(where: { $0 == nil }) else { return places }
    var byName: [String: [Int]] = [:]
    for index in declared.indices.reversed() where !isTaken[index] { byName[declared[index].name, default: []].append(index) }
    for (index, record) in records.enumerated() where places[index] == nil {
      places[index] = byName[record.activity.name]?.popLast()
    }
    return places
  }
}
