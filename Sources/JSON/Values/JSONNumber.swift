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

  private static func pythonText(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    // Swift and Python print the same shortest digits; they differ only in when the exponent starts.
    let text = value.description
    guard value.magnitude >= 1e16, !text.contains("e") else { return text }
    let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
    var significant = Substring(digits)
    while significant.last == "0" { significant.removeLast() }
    let fraction = significant.dropFirst()
    return (value < 0 ? "-" : "") + significant.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
      + "e+\(digits.count - 1)"
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The number as it is written.
  public var description: String { text }
}
