/// A part of a gate's expression, with where it begins: an offset in Unicode scalars from the expression's start.
indirect enum GateExpression: Sendable {
  case value(GateValue, at: Int)
  case quantity(GateQuantity, at: Int)
  /// What the other side of the comparison is in the baseline.
  case baseline(at: Int)
  case negated(GateExpression, at: Int)
  case arithmetic(GateExpression, GateOperator, GateExpression, at: Int)
  case comparison(GateExpression, GateComparison, GateExpression, at: Int)
  case all(GateExpression, GateExpression)
  case any(GateExpression, GateExpression)
  case not(GateExpression, at: Int)

  /// Where it begins.
  var offset: Int {
    switch self {
    case .value(_, let at), .quantity(_, let at), .baseline(let at), .negated(_, let at), .not(_, let at): at
    case .arithmetic(let left, _, _, _), .comparison(let left, _, _, _), .all(let left, _), .any(let left, _):
      left.offset
    }
  }
}

/// Plus, minus, times, divided by.
enum GateOperator: Character, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}

extension GateExpression {
  /// What holds where this one does not: of `a < b` it is `a >= b`.
  var opposite: GateExpression {
    switch self {
    case .comparison(let left, let comparison, let right, let at):
      .comparison(left, comparison.opposite, right, at: at)
    case .all(let left, let right): .any(left.opposite, right.opposite)
    case .any(let left, let right): .all(left.opposite, right.opposite)
    case .not(let inner, _): inner
    case .value, .quantity, .baseline, .negated, .arithmetic: self
    }
  }

  /// Whether something is asked of the run in it.
  var hasQuantity: Bool {
    switch self {
    case .quantity: true
    case .arithmetic(let left, _, let right, _): left.hasQuantity || right.hasQuantity
    case .negated(let inner, _): inner.hasQuantity
    case .value, .baseline, .comparison, .all, .any, .not: false
    }
  }

  /// Whether it joins several comparisons.
  var isJoined: Bool {
    switch self {
    case .all, .any: true
    case .not(let inner, _): inner.isJoined
    case .value, .quantity, .baseline, .negated, .arithmetic, .comparison: false
    }
  }
}

/// How two values are compared.
enum GateComparison: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// What holds where this one does not.
  var opposite: GateComparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The same with both sides exchanged.
  var mirrored: GateComparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// As a report shows it.
  var sign: String {
    switch self {
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    }
  }
}

/// Something that is asked of a run.
enum GateQuantity: Sendable, Hashable {
  case verdict
  case status
  case errors
  case deviations
  case notEvaluated
  case recovery
  case outage
  case length
  case checks
  case check(name: String, part: CheckPart)
  case step(name: String)
  case series(name: String, part: SeriesPart, unit: GateUnit)

  /// What is asked of a check.
  enum CheckPart: String, Sendable, CaseIterable {
    case all
    case before
    case during
    case after
    case margin
    case value
  }

  /// What is asked of a series.
  enum SeriesPart: String, Sendable, CaseIterable {
    case max
    case min
    case mean
    case median
    case p95
    case p99
    case last
    case count
  }

  /// The words that stand alone.
  static let words: [String: GateQuantity] = [
    "verdict": .verdict, "status": .status, "errors": .errors, "deviations": .deviations,
    "not_evaluated": .notEvaluated, "recovery": .recovery, "outage": .outage, "duration": .length, "checks": .checks,
  ]
  /// The words that take a name in brackets.
  static let functions = ["check", "duration", "series"]
}

/// The unit of a number.
enum GateUnit: Sendable, Hashable {
  /// None.
  case plain
  /// A length of time: the number is in seconds.
  case seconds
  /// A share: 0.1 is 10 %.
  case share

  /// The units that a policy may write, with what one of them is.
  static let written: [(name: String, unit: GateUnit, factor: Double)] = [
    ("us", .seconds, 1e-6), ("µs", .seconds, 1e-6), ("ms", .seconds, 1e-3), ("s", .seconds, 1), ("min", .seconds, 60),
    ("m", .seconds, 60), ("h", .seconds, 3600), ("d", .seconds, 86_400), ("%", .share, 0.01),
  ]
}

/// A number or a word, with the activities that it comes from.
struct GateValue: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case number(Double, GateUnit)
    case word(String)
    /// Not in the journal: why.
    case unknown(GateUnknown)
  }

  var content: Content
  /// Evidence numbers, at most a few.
  var evidence: [Int] = []
  /// What was seen of a time whose end was not: the number itself is then infinite, longer than any limit.
  var seen: Double?
  /// What a share of evaluations is a share of.
  var counts: GateCounts?
}

/// Evaluations of checks: how many were declared, how many of those took place, how many of those were met.
struct GateCounts: Sendable, Hashable {
  var met = 0
  var evaluated = 0
  var declared = 0

  /// Whether evaluations that were declared did not take place.
  var isPartial: Bool { evaluated < declared }

  /// Takes in windows of a check.
  mutating func add(_ check: RunFacts.CheckFacts, _ windows: ClosedRange<Int>) {
    for window in windows {
      met += check.met[window]
      evaluated += check.evaluated[window]
      declared += check.declared[window]
    }
  }
}

/// Why a run has no value for a quantity.
public enum GateUnknown: Sendable, Hashable {
  /// No check of that name was evaluated in that part of the run.
  case checkNotEvaluated
  /// The check has no number.
  case checkWithoutNumber
  /// No step of that name was recorded with a duration.
  case stepNotTimed
  /// No such series was recorded.
  case noSeries
  /// The series has fewer values than a percentile needs.
  case tooFewValues(count: Int, needed: Int)
  /// The run has no times.
  case noTimes
  /// There is no baseline, or it has no such value.
  case noBaseline
  /// A division by 0.
  case dividedByZero
  /// Two times of which neither was seen to end, so that nothing is known of their difference.
  case notSeenToEnd
}
