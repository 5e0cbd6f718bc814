import JSON
import System

/// Times in words.
enum PrometheusTime {
  /// A time as Prometheus takes it: from `now`, `30 seconds ago`, a date or seconds since 1970.
  static func moment(_ text: String) throws(ActivityError) -> String {
    let words = text.lowercased().split(separator: " ")
    var moment = Clock.now
    if words == ["now"] || words == ["today"] { return moment.isoText }
    if words.last == "ago", let seconds = seconds(words.dropLast().joined(separator: " ")), seconds < 1e10 {
      let microseconds = moment.microseconds - Int((seconds - seconds.rounded(.down)) * 1_000_000)
      moment.seconds -= Int(seconds) + (microseconds < 0 ? 1 : 0)
      moment.microseconds = microseconds < 0 ? microseconds + 1_000_000 : microseconds
      return moment.isoText
    }
    if let first = text.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return text }
    throw .failure("failed to parse '\(text)': a time is now, 30 seconds ago, a date or seconds since 1970")
  }

  /// A duration: `30 seconds`, `1 day and 2 hours`, `5m`, `1d`. Nil for other words.
  static func seconds(_ text: String) -> Double? {
    var sum = 0.0
    var number: Double?
    var isEmpty = true
    var words: [String] = []
    for part in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
      // A unit may follow its number at once.
      let digits = part.prefix { $0.isNumber || $0 == "." }
      words += [String(digits), String(part.dropFirst(digits.count))].filter { !$0.isEmpty }
    }
    for word in words where word != "and" {
      if let value = word == "a" || word == "an" ? 1 : Double(word) {
        number = value
        continue
      }
      guard let value = number, let unit = units[word] ?? units[String(word.dropLast())] else { return nil }
      sum += value * unit
      number = nil
      isEmpty = false
    }
    return isEmpty || number != nil ? nil : sum
  }

  private static let units: [String: Double] = [
    "second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "m": 60, "hour": 3600, "h": 3600, "day": 86400, "d": 86400,
    "week": 604_800, "w": 604_800, "month": 2_592_000, "year": 31_536_000, "y": 31_536_000,
  ]
}
