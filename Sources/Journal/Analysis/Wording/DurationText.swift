/// Writes spans of time as people say them.
public enum DurationText {
  /// A span in one or two units, two or three digits.
  ///
  /// ```swift
  /// DurationText.short(0.0032)  // "3.2 ms"
  /// DurationText.short(14.2)    // "14 s"
  /// DurationText.short(83)      // "1 min 23 s"
  /// DurationText.short(7380)    // "2 h 3 min"
  /// ```
  ///
  /// - Parameter seconds: the span; negative ones get a minus sign.
  public static func short(_ seconds: Double) -> String {
    guard seconds.isFinite else { return seconds.isNaN ? "unknown" : seconds < 0 ? "−∞" : "∞" }
    let size = seconds.magnitude
    return (seconds < 0 && size > 0 ? "−" : "") + positive(size)
  }

  /// From one span to a longer one, the unit said once where both have the same: `8 to 31 s`, `900 ms to 2 s`.
  public static func range(_ low: Double, _ high: Double) -> String {
    let (one, other) = (short(low), short(high))
    guard one != other else { return one }
    let (first, last) = (one.split(separator: " "), other.split(separator: " "))
    guard first.count == 2, last.count == 2, first[1] == last[1] else { return "\(one) to \(other)" }
    return "\(first[0]) to \(other)"
  }

  private static func positive(_ seconds: Double) -> String {
    if seconds == 0 { return "0 s" }
    if seconds < 0.000_000_5 { return "< 1 µs" }
    if seconds < 0.000_999_5 { return "\(digits(seconds * 1_000_000)) µs" }
    if seconds < 0.999_5 { return "\(digits(seconds * 1000)) ms" }
    if seconds < 9.95 { return "\(ShortNumber.fixed(seconds, decimals: 1)) s" }
    if seconds < 59.5 { return "\(ShortNumber.fixed(seconds, decimals: 0)) s" }
    let whole = min(seconds, 3.15e14).rounded()
    if whole < 3600 { return pair(whole, 60, "min", 1, "s") }
    if whole < 86_400 - 30 { return pair((whole / 60).rounded() * 60, 3600, "h", 60, "min") }
    return pair((whole / 3600).rounded() * 3600, 86_400, "d", 3600, "h")
  }

  private static func digits(_ value: Double) -> String {
    ShortNumber.fixed(value, decimals: value < 9.95 ? 1 : 0)
  }

  private static func pair(_ seconds: Double, _ large: Int, _ name: String, _ small: Int, _ rest: String) -> String {
    let seconds = Int(seconds)
    let first = "\(ShortNumber.text(seconds / large)) \(name)"
    let second = seconds % large / small
    return second == 0 ? first : "\(first) \(second) \(rest)"
  }

  /// A moment on a run's clock: a span with its sign, `+26 s`, `−6 s`, `0 s`.
  public static func offset(_ seconds: Double) -> String {
    let text = short(seconds)
    return seconds > 0 && text != "0 s" ? "+\(text)" : text
  }
}
