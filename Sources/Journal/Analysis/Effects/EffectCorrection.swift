/// Corrects the p-values of a report's effects for their number.
///
/// Everything that a report tests between windows is one family, whatever run it belongs to: with twenty tests of
/// nothing, one gives a p below 5 % on average.
enum EffectCorrection {
  /// Sets the corrected values by Holm.
  static func apply(to runs: inout [RunAnalysis]) {
    let values = runs.flatMap { $0.effects.flatMap(\.pValues) }
    guard !values.isEmpty else { return }
    var corrected = MultipleTests.holm(values).makeIterator()
    for run in runs.indices where !runs[run].effects.isEmpty {
      for effect in runs[run].effects.indices { runs[run].effects[effect].correct(&corrected) }
    }
  }
}
