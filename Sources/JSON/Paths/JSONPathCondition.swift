/// What a filter asks of a value.
indirect enum JSONPathCondition: Sendable {
  /// How two operands are compared.
  enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// All conditions hold.
  case and([JSONPathCondition])
  /// At least one condition holds.
  case or([JSONPathCondition])
  /// The condition does not hold.
  case not(JSONPathCondition)
  /// Some pair of values compares so. Never holds if a path finds nothing, not even with `!=`.
  case compare(Comparison, JSONPathOperand, JSONPathOperand)
  /// A path finds something; or a value is true in the sense of Python.
  case some(JSONPathOperand)
}

/// A side of a comparison or an argument of a function.
enum JSONPathOperand: Sendable {
  /// What a path finds.
  case path(JSONPathQuery)
  /// A value written out.
  case value(JSONValue)
}
