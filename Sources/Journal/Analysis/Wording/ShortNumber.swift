/// Writes numbers with as many digits as a reader needs.
public enum ShortNumber {
  /// A number with at most four significant digits behind whole ones, thousands parted by commas.
  ///
  /// ```swift
  /// ShortNumber.text(912)        // "912"
  /// ShortNumber.text(1234567)    // "1,234,567"
  /// ShortNumber.text(0.30000001) // "0.3"
  /// ShortNumber.text(12.3456)    // "12.35"
  /// ShortNumber.text(0.0000123)  // "1.23e-5"
  /// ```
  public static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    let size = value.magnitude
    if size == 0 { return "0" }
    if size >= 1e15 || size < 1e-4 { return scientific(value) }
    if value == value.rounded() || size >= 1000 { return grouped(value) }
    return fixed(value, decimals: size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : decimals(for: size))
  }

  /// The numbers of one column with as many decimals each: as many as the greatest needs for three digits, zeros at
  /// the end kept. Numbers too far apart for that are written one by one.
  ///
  /// ```swift
  /// ShortNumber.column([10.1, 9.981, 10.05])  // ["10.1", "10.0", "10.1"]
  /// ```
  public static func column(_ values: [Double]) -> [String] {
    let sizes = values.map(\.magnitude)
    let places = sizes.allSatisfy { $0 == $0.rounded() } ? 0 : sizes.max().map { $0 >= 100 ? 0 : $0 >= 10 ? 1 : 2 } ?? 0
    let least = places == 0 ? 0.5 : places == 1 ? 0.05 : 0.005
    guard sizes.allSatisfy({ $0 < 1e15 && ($0 == 0 || $0 >= least) }) else { return values.map { text($0) } }
    return values.map { value in
      let text = fixed(value, decimals: places)
      guard places > 0 else { return text }
      let decimals = decimals(in: text)
      return text + (decimals == 0 ? "." : "") + String(repeating: "0", count: places - decimals)
    }
  }

  /// A count with thousands parted by commas.
  public static func text(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (count < 0 ? "−" : "") + result
  }

  /// A number with a fixed number of decimals at most; zeros at the end are left out.
  ///
  /// - Parameter decimals: 0 to 9.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    let decimals = min(max(decimals, 0), 9)
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * Double(scale)).rounded()
    guard scaled.isFinite, scaled < 9e18 else { return scientific(value) }
    let number = Int(scaled)
    var digits = String(number % scale)
    digits = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = text(number / scale)
    let sign = value < 0 && number != 0 ? "−" : ""
    return sign + (decimals == 0 || digits.isEmpty ? whole : "\(whole).\(digits)")
  }

  /// How many decimals a number is written with, which has no power of ten.
  public static func decimals(in text: String) -> Int {
    text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
  }

  private static func grouped(_ value: Double) -> String { fixed(value, decimals: 0) }

  /// Three significant digits below one.
  private static func decimals(for size: Double) -> Int {
    var decimals = 3
    var bound = 0.1
    while size < bound, decimals < 9 {
      decimals += 1
      bound /= 10
    }
    return decimals
  }

  private static func scientific(_ value: Double) -> String {
    var mantissa = value.magnitude
    var exponent = 0
    // Shortest digits first, so that dividing does not smear them.
    let text = mantissa.description
    if let mark = text.firstIndex(of: "e"), let head = Double(text[..<mark]),
      let tail = Int(text[text.index(after: mark)...])
    {
      mantissa = head
      exponent = tail
    }
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1, mantissa > 0 {
      mantissa *= 10
      exponent -= 1
    }
    var digits = fixed(mantissa, decimals: 2)
    if digits == "10" {
      digits = "1"
      exponent += 1
    }
    return "\(value < 0 ? "−" : "")\(digits)e\(exponent)"
  }
}
