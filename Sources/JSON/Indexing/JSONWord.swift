/// The values that are written as words, three of them only by Python.
enum JSONWord: CaseIterable {
  case null, `true`, `false`, notANumber, infinity, negativeInfinity

  /// The word as it stands in a text.
  var text: StaticString {
    switch self {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .notANumber: "NaN"
    case .infinity: "Infinity"
    case .negativeInfinity: "-Infinity"
    }
  }

  /// Whether the word counts as a number.
  var isNumber: Bool {
    switch self {
    case .null, .true, .false: false
    case .notANumber, .infinity, .negativeInfinity: true
    }
  }
}
