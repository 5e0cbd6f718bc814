import Journal

/// What the file says about itself.
struct PDFMetadata {
  private let document: Document

  init(_ document: Document) {
    self.document = document
  }

  func set(on surface: PDFSurface) {
    surface.set(.title, String(document.title.prefix(500)))
    surface.set(.author, String(document.generator.prefix(200)))
    surface.set(.creator, String(document.generator.prefix(200)))
    surface.set(.subject, String(document.summary.prefix(1_000)))
    var words = ""
    for word in document.keywords {
      let longer = words.isEmpty ? word : words + ", " + word
      guard longer.count <= 1_000 else { break }
      words = longer
    }
    surface.set(.keywords, words)
    let date = Self.date(document.created)
    surface.set(.created, date)
    surface.set(.modified, date)
  }

  /// A moment as `2019-05-20T14:01:05Z`.
  ///
  /// The civil date is counted in eras of 400 years that begin in March, so that leap days come last.
  static func date(_ moment: Instant) -> String {
    let seconds = moment.microseconds.flooredQuotient(1_000_000)
    let days = seconds.flooredQuotient(86_400)
    let second = seconds - days * 86_400
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = min(max(yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), 1), 9_999)
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return padded(year, 4) + "-" + padded(civilMonth, 2) + "-" + padded(day, 2) + "T" + padded(second / 3_600, 2) + ":"
      + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2) + "Z"
  }
}

extension Int64 {
  /// The quotient rounded down, also for moments before 1970.
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
