import JSON
import System

/// Plain scalars of YAML 1.1 as PyYAML resolves them: `yes` and `on` are true, `010` is 8, `1:30` is 90, `1e3` is text.
public enum YAMLScalar {
  /// The value that a plain scalar stands for.
  public static func resolve(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": return true
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": return false
    default: break
    }
    guard let first = text.utf8.first, "-+0123456789.".utf8.contains(first) else { return .string(text) }
    return integer(text) ?? float(text) ?? date(text) ?? .string(text)
  }

  private static func integer(_ text: String) -> JSONValue? {
    let (isNegative, body) = unsigned(text)
    let digits = body.filter { $0 != "_" }
    guard let first = body.utf8.first, first != UInt8(ascii: "_") else { return nil }
    var value: JSONNumber?
    if body.hasPrefix("0b") {
      value = radix(digits.dropFirst(2), 2)
    } else if body.hasPrefix("0x") {
      value = radix(digits.dropFirst(2), 16)
    } else if body == "0" {
      value = JSONNumber(0)
    } else if body.hasPrefix("0"), !body.contains(":") {
      value = radix(digits.dropFirst(1), 8)
    } else if body.contains(":") {
      value = sexagesimal(digits).map { JSONNumber($0) }
    } else if digits.utf8.allSatisfy({ isDigit($0) }) {
      value = JSONNumber(text: digits)
    }
    guard let value else { return nil }
    return .number(isNegative && value.text != "0" ? JSONNumber(text: "-" + value.text) ?? value : value)
  }

  private static func radix(_ digits: Substring, _ radix: Int) -> JSONNumber? {
    guard digits.first.map({ $0 != "-" && $0 != "+" }) ?? false else { return nil }
    return Int(digits, radix: radix).map { JSONNumber($0) }
  }

  /// `1:30` and `1:30:00`: later places go to 59.
  private static func sexagesimal(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first?.utf8.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first)
    else { return nil }
    var value = 0
    for (index, part) in parts.enumerated() {
      guard let number = Int(part), part.utf8.allSatisfy({ isDigit($0) }),
        index == 0 || (number < 60 && part.count <= 2)
      else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 60)
      if isTooLarge { return nil }
      value = product + number
    }
    return value
  }

  private static func float(_ text: String) -> JSONValue? {
    let (isNegative, body) = unsigned(text)
    switch body {
    case ".inf", ".Inf", ".INF": return .number(JSONNumber(isNegative ? -Double.infinity : .infinity))
    case ".nan", ".NaN", ".NAN": return text == body ? .number(JSONNumber(Double.nan)) : nil
    default: break
    }
    // A point is required, and a sign in the exponent: `1e3` and `1.5e3` are texts.
    guard body.contains("."), body != "." else { return nil }
    let digits = body.filter { $0 != "_" }
    if let e = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let exponent = digits[digits.index(after: e)...]
      guard let sign = exponent.first, sign == "+" || sign == "-",
        exponent.dropFirst().utf8.allSatisfy({ isDigit($0) }), exponent.count > 1
      else { return nil }
    }
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    guard mantissa.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }), mantissa.contains(where: \.isNumber),
      mantissa.filter({ $0 == "." }).count == 1,
      let value = Double((mantissa.first == "." ? "0" : "") + (digits.last == "." ? digits + "0" : digits))
    else { return nil }
    return .number(JSONNumber(isNegative ? -value : value))
  }

  /// Dates and times become texts in the form that Python's `isoformat` gives them.
  private static func date(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes.count <= 40, bytes.prefix(4).allSatisfy({ isDigit($0) }),
      bytes[4] == UInt8(ascii: "-")
    else { return nil }
    let parts = text.split(maxSplits: 1) { "Tt \t".contains($0) }
    let days = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard days.count == 3, days[0].count == 4, days.allSatisfy({ $0.count <= 4 && $0.utf8.allSatisfy { isDigit($0) } }),
      let month = Int(days[1]), let day = Int(days[2]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let date = "\(days[0])-\(Clock.padded(month, 2))-\(Clock.padded(day, 2))"
    if parts.count == 1 { return days[1].count == 2 && days[2].count == 2 ? .string(date) : nil }
    return time(String(parts[1])).map { .string(date + "T" + $0) }
  }

  private static func time(_ text: String) -> String? {
    let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let zone = text.dropFirst(clock.count).drop { $0 == " " || $0 == "\t" }
    let halves = clock.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let places = halves[0].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 99 }
    guard places.count == 3, places[0] < 24, places[1] < 60, places[2] < 60 else { return nil }
    var result = places.map { Clock.padded($0, 2) }.joined(separator: ":")
    if halves.count == 2 {
      guard halves[1].utf8.allSatisfy({ isDigit($0) }) else { return nil }
      let micro = String(halves[1].prefix(6)) + String(repeating: "0", count: max(0, 6 - halves[1].count))
      if micro != "000000" { result += "." + micro }
    }
    if zone.isEmpty { return result }
    if zone == "Z" { return result + "+00:00" }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let offset = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 99 }
    guard let hours = offset.first, hours < 24, offset.count <= 2, offset.count == 1 || offset[1] < 60 else {
      return nil
    }
    return result + "\(sign)\(Clock.padded(hours, 2)):\(Clock.padded(offset.count == 2 ? offset[1] : 0, 2))"
  }

  private static func unsigned(_ text: String) -> (isNegative: Bool, body: String) {
    if text.hasPrefix("-") { return (true, String(text.dropFirst())) }
    return (false, text.hasPrefix("+") ? String(text.dropFirst()) : text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
