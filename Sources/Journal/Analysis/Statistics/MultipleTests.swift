/// P-values of many tests at once, corrected for their number.
///
/// Twenty tests of nothing give one p below 5 % on average.
public enum MultipleTests {
  /// Holm's correction: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
  /// Statistics 6 (1979). With corrected values below 5 %, the chance of one or more false findings is at most 5 %,
  /// however the tests depend on each other.
  ///
  /// - Returns: corrected values in the order given; NaN stays NaN and is not counted.
  public static func holm(_ values: [Double]) -> [Double] {
    corrected(values) { sorted in
      var highest = 0.0
      return sorted.enumerated().map { place, p in
        highest = max(highest, min(1, Double(sorted.count - place) * p))
        return highest
      }
    }
  }

  /// The correction of Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
  /// Statistical Society B 57 (1995). Of the findings with corrected values below 5 %, at most 5 % are false on
  /// average; it assumes that tests are independent or depend positively.
  ///
  /// - Returns: corrected values in the order given; NaN stays NaN and is not counted.
  public static func benjaminiHochberg(_ values: [Double]) -> [Double] {
    corrected(values) { sorted in
      var lowest = 1.0
      return sorted.enumerated().reversed().map { place, p in
        lowest = min(lowest, Double(sorted.count) / Double(place + 1) * p)
        return lowest
      }.reversed()
    }
  }

  private static func corrected(_ values: [Double], _ correct: ([Double]) -> [Double]) -> [Double] {
    let order = values.indices.filter { !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
    var result = values
    for (place, value) in zip(order, correct(order.map { values[$0] })) { result[place] = value }
    return result
  }
}
