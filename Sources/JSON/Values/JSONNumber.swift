/// A number exactly as it is written, so that long integers and trailing zeros survive.
///
///     JSONNumber(text: "12345678901234567890")?.int   // nil, too large
///     JSONNumber(0.1).text                            // "0.1"
///     JSONNumber(1e16).text                           // "1e+16", as Python writes it
///
/// `NaN`, `Infinity` and `-Infinity` count as numbers, as Python writes them. Numbers are equal if they are written
/// alike: `1` is not `1.0`, and `NaN` equals itself.
public struct JSONNumber: Sendable, Hashable {
  /// The number as it is written.
  public let text: String

  /// Takes a text that is known to be a number.
  init(validText text: String) { self.text = text }

  /// Makes an integer.
  public init(_ value: Int) { text = String(value) }

  /// Makes the shortest number that reads back as the same `Double`, in the style of Python's `repr`.
  ///
  /// There is always a point or an exponent: `1.0`, `1e-05`, `1e+16`, `NaN`, `-Infinity`.
  public init(_ value: Double) { text = JSONNumber.pythonText(of: value) }

  /// Takes a number as JSON writes it, or `NaN`, `Infinity`, `-Infinity`; nil for any other text.
  public init?(text: String) {
    guard let root = (try? JSONDocument(text: text))?.root, let number = root.number, number.text == text
    else { return nil }
    self = number
  }

  /// The value if the number is written as an integer and fits.
  public var int: Int? { isInteger ? Int(text) : nil }

  /// The nearest `Double`; infinite if the number is too large.
  public var double: Double {
    var text = text
    return text.withUTF8 { JSONDecimal.value(of: $0, at: 0) }
  }

  /// Whether the number is written as an integer: without point and exponent.
  public var isInteger: Bool { text.utf8.allSatisfy { $0.isDigit || $0 == .minus } }

  /// Whether the number is neither `NaN` nor written as an infinity.
  public var isFinite: Bool { text.utf8.last?.isDigit ?? false }

  /// The number as Python's `repr` writes it.
  ///
  /// Swift and Python print the same shortest digits; they differ only in when they switch to an exponent.
  private static func pythonText(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let text = value.magnitude.description
    let parts = text.split(separator: "e")
    let fraction = parts[0].split(separator: ".").dropFirst().first ?? ""
    let written = parts[0].filter { $0 != "." }
    let digits = written.drop { $0 == "0" }
    // The power of ten of the first digit.
    let exponent =
      written.count - fraction.count - 1 - (written.count - digits.count) + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let sign = value.sign == .minus ? "-" : ""
    guard !digits.isEmpty, exponent < -4 || exponent >= 16 else { return sign + plainText(digits, exponent) }
    var significant = digits
    while significant.last == "0" { significant.removeLast() }
    let rest = significant.dropFirst()
    let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return sign + significant.prefix(1) + (rest.isEmpty ? "" : "." + rest) + (exponent < 0 ? "e-" : "e+") + power
  }

  /// Digits without an exponent, the first of which stands for the given power of ten.
  private static func plainText(_ digits: Substring, _ exponent: Int) -> String {
    if digits.isEmpty { return "0.0" }
    var digits = digits
    while digits.last == "0" { digits.removeLast() }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let missing = max(0, exponent + 1 - digits.count)
    let whole = digits.prefix(exponent + 1) + String(repeating: "0", count: missing)
    let fraction = digits.dropFirst(exponent + 1)
    return whole + "." + (fraction.isEmpty ? "0" : fraction)
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The number as it is written.
  public var description: String { text }
}
