import Glibc

/// Round places on an axis: 1-2-5 for numbers, the steps of a clock for seconds.
enum Ticks {
  /// At most so many round numbers from `low` to `high`.
  static func numbers(from low: Double, to high: Double, atMost count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, low < high, count > 0 else { return [] }
    let parts = Double(max(count - 1, 1))
    return multiples(of: numberStep(above: high / parts - low / parts), from: low, to: high, atMost: count)
  }

  /// The distance between the numbers that ``numbers(from:to:atMost:)`` gives.
  static func numberStep(above raw: Double) -> Double {
    guard raw.isFinite, raw > 0 else { return 1 }
    let unit = pow(10, Double(Ticks.decade(of: raw)))
    guard unit > 0, unit.isFinite else { return raw }
    for factor in [1.0, 2, 5] where raw <= factor * unit * 1.000_000_1 { return factor * unit }
    return 10 * unit
  }

  /// The least step of a clock, in seconds, that is not below `raw`.
  static func clockStep(above raw: Double) -> Double {
    guard raw > 1 else { return numberStep(above: raw) }
    let steps: [Double] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
    ]
    for step in steps where raw <= step * 1.000_000_1 { return step }
    return 86_400 * numberStep(above: raw / 86_400)
  }

  /// The next longer step of a clock.
  static func clockStep(after step: Double) -> Double { clockStep(above: step * 1.01) }

  /// The largest whole power of ten that is not above the number's size; 0 for 0.
  static func decade(of value: Double) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    return Int(log10(abs(value)).rounded(.down))
  }

  /// Whole multiples of a step from `low` to `high`.
  static func multiples(of step: Double, from low: Double, to high: Double, atMost count: Int) -> [Double] {
    guard step > 0, step.isFinite, low.isFinite, high.isFinite else { return [] }
    let first = (low / step - 1e-9).rounded(.up)
    guard abs(first) < 1e15 else { return [] }
    var result: [Double] = []
    for index in 0..<max(count, 0) {
      let value = (first + Double(index)) * step
      if value > high + step * 1e-9 { break }
      result.append(value == 0 ? 0 : value)
    }
    return result
  }
}
