/// One of the choices in the brackets of a step.
indirect enum JSONPathSubscript: Sendable {
  /// `["name"]` or `.name`: a member of an object.
  case key(String)
  /// `[2]`, `[-1]`: an element of an array, from the end if negative.
  case index(Int)
  /// `[1:5]`, `[::2]`: elements of an array.
  case slice(start: Int?, end: Int?, step: Int?)
  /// `[*]`, `.*`: all members or elements.
  case wildcard
  /// `[?(@.a > 3)]`: the current value itself, if the condition holds for it.
  case filter(JSONPathCondition)
  /// `[@.name]`: the member or element that a value found elsewhere names.
  case path(JSONPathQuery)
  /// `[length()]`: what a function makes of the current value.
  case call(JSONPathFunction, [JSONPathOperand])
}
