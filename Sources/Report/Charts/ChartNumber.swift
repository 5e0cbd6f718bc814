import Glibc

/// Numbers as charts write them: short, with a true minus and commas between thousands.
enum ChartNumber {
  /// A number of about three significant digits: `912`, `0.31`, `12,400`, `3.2 M`, `1e300`.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return unnumbered(value) }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e15 || size < 1e-4 { return scientific(value) }
    for (scale, suffix) in [(1e12, " T"), (1e9, " G"), (1e6, " M")] where size >= scale {
      return trimmed(value / scale, decimals: decimals(for: size / scale)) + suffix
    }
    return trimmed(value, decimals: decimals(for: size))
  }

  /// A number with so many decimals.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return unnumbered(value) }
    let places = min(max(decimals, 0), 9)
    let scale = pow(10, Double(places))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return scientific(value) }
    let digits = Int(scaled)
    let unit = Int(scale)
    var text = whole(digits / unit)
    if places > 0 {
      let fraction = String(digits % unit)
      text += "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
    return value < 0 && digits != 0 ? "\u{2212}" + text : text
  }

  /// A whole number with commas between thousands.
  static func whole(_ value: Int) -> String {
    var digits = Array(String(value.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (value < 0 ? "\u{2212}" : "") + String(digits)
  }

  /// A length of time: `0 s`, `1.4 ms`, `250 ms`, `1.4 s`, `25 s`, `2 min 5 s`, `1 h 3 min`, `2 d 4 h`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return unnumbered(seconds) }
    let size = abs(seconds)
    let sign = seconds < 0 ? "\u{2212}" : ""
    if size == 0 { return "0 s" }
    if size < 0.000_999_5 { return sign + trimmed(size * 1e6, decimals: size < 1e-5 ? 1 : 0) + " µs" }
    if size < 0.999_5 { return sign + trimmed(size * 1e3, decimals: size < 0.009_95 ? 1 : 0) + " ms" }
    if size < 9.95 { return sign + trimmed(size, decimals: 1) + " s" }
    if size < 119.5 { return sign + trimmed(size, decimals: 0) + " s" }
    guard size < 1e12 else { return sign + scientific(size) + " s" }
    let units = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)]
    var rest = Int(size.rounded())
    let first = units.firstIndex { rest >= $0.1 } ?? 3
    if first < 2 { rest = (rest + units[first + 1].1 / 2) / units[first + 1].1 * units[first + 1].1 }
    var text = sign + "\(whole(rest / units[first].1)) \(units[first].0)"
    if first < 3, rest % units[first].1 / units[first + 1].1 > 0 {
      text += " \(rest % units[first].1 / units[first + 1].1) \(units[first + 1].0)"
    }
    return text
  }

  /// A place on a run's clock: `+14 s`, `−6 s`, `0 s`.
  static func offset(_ seconds: Double) -> String {
    (seconds > 0 ? "+" : "") + duration(seconds)
  }

  /// A share: 0.25 is `25 %`; beyond a thousand per cent `> 1,000 %`.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return unnumbered(share) }
    if abs(share) > 10 { return (share < 0 ? "< \u{2212}" : "> ") + "1,000 %" }
    let value = share * 100
    return trimmed(value, decimals: abs(value) < 9.95 ? 1 : 0) + " %"
  }

  /// A number in powers of ten: `1.2e300`.
  static func scientific(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : unnumbered(value) }
    var exponent = decade(of: value)
    var mantissa = exponent < -300 ? value * 1e10 / pow(10, Double(exponent + 10)) : value / pow(10, Double(exponent))
    mantissa = (mantissa * 10).rounded() / 10
    if abs(mantissa) >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return trimmed(mantissa, decimals: 1) + "e" + (exponent < 0 ? "\u{2212}" : "") + String(abs(exponent))
  }

  /// The largest whole power of ten that is not above the number's size; 0 for 0.
  static func decade(of value: Double) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    return Int(log10(abs(value)).rounded(.down))
  }

  private static func decimals(for size: Double) -> Int {
    if size >= 99.95 { return 0 }
    if size >= 9.995 { return 1 }
    if size >= 0.1 { return 2 }
    return 1 - decade(of: size)
  }

  private static func trimmed(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    guard decimals > 0, text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "\u{2212}0" ? "0" : text
  }

  private static func unnumbered(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "\u{2212}\u{221E}" : "\u{221E}"
  }
}
