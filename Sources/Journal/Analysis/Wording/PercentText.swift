/// Writes shares as percentages.
public enum PercentText {
  /// A share in percent with a digit more where it is small, never rounded to 0 % or 100 % when it is neither.
  ///
  /// ```swift
  /// PercentText.text(0.5101)  // "51 %"
  /// PercentText.text(0.034)   // "3.4 %"
  /// PercentText.text(0.9999)  // "> 99.9 %"
  /// ```
  ///
  /// - Parameter share: 0.5 is 50 %.
  public static func text(_ share: Double) -> String {
    guard share.isFinite else { return share.isNaN ? "unknown" : share < 0 ? "−∞ %" : "∞ %" }
    let percent = share * 100
    let size = percent.magnitude
    if size == 0 { return "0 %" }
    let sign = share < 0 ? "−" : ""
    if size < 0.1 { return "< \(sign)0.1 %" }
    if size > 99.9, size < 100 { return "> \(sign)99.9 %" }
    let isFine = size < 9.95 || (size > 99 && size < 100)
    return "\(sign)\(ShortNumber.fixed(size, decimals: isFine ? 1 : 0)) %"
  }

  /// The lower end of an interval, rounded down so that nothing is promised that is not so.
  public static func atLeast(_ share: Double) -> String {
    guard share.isFinite else { return text(share) }
    return "\(ShortNumber.fixed((share * 100).rounded(.down), decimals: 0)) %"
  }
}
