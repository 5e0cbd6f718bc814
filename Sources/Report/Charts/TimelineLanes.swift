import Journal

/// Which activities of a run get a lane in its timeline.
struct TimelineLanes {
  /// The activities with a lane: the method in its order, then the rollbacks.
  let shown: [ActivityTiming]
  /// How many activities may have one.
  let total: Int
  /// The place in ``shown`` of the first rollback; nil without rollbacks.
  let rollbackStart: Int?
  /// What is left out, in words; nil when nothing is.
  let rest: String?

  /// The activities that may have a lane.
  static func all(of run: RunAnalysis) -> [ActivityTiming] {
    let method = run.activities.filter { $0.block == .method }
    let rollbacks = run.activities.filter { $0.block == .rollback }
    return method.isEmpty && rollbacks.isEmpty ? run.activities : method + rollbacks
  }

  /// Chooses the lanes: when there are too many, those that broke and the longest stay.
  ///
  /// A run whose method never ran shows the probes of its hypothesis instead.
  init(run: RunAnalysis, limit: Int) {
    let all = Self.all(of: run)
    let ranked = all.indices.sorted { left, right in
      let (one, other) = (ActivityLook(all[left]).isBroken, ActivityLook(all[right]).isBroken)
      if one != other { return one }
      let (first, second) = (all[left].duration ?? 0, all[right].duration ?? 0)
      return first != second ? first > second : left < right
    }
    let kept = Set(ranked.prefix(limit))
    total = all.count
    shown = all.indices.filter { kept.contains($0) }.map { all[$0] }
    rollbackStart = shown.firstIndex { $0.block == .rollback }
    let left = all.indices.filter { !kept.contains($0) }.map { all[$0] }
    guard !left.isEmpty else {
      rest = nil
      return
    }
    let times = left.compactMap(\.duration).filter(\.isFinite)
    let whole = times.count == left.count ? ", \(DurationText.short(times.reduce(0, +))) in all" : ""
    rest = "and \(ChartText.count(left.count, "activity", plural: "activities")) more\(whole)"
  }
}
