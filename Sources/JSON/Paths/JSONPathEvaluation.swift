/// Follows a path through a value.
///
/// Steps are taken one after the other for all values found so far, which gives the same order as following each value
/// to its end, and takes no stack for long paths or deep values.
struct JSONPathEvaluation {
  /// The value that `$` means.
  let root: JSONValue

  /// A value on the way, with its location if that is wanted.
  private typealias Found = (value: JSONValue, location: String?)

  /// What a query finds from the current value, with locations.
  func matches(of query: JSONPathQuery, current: JSONValue) -> [JSONPathMatch] {
    follow(query, from: current, location: "$").map { JSONPathMatch(value: $0.value, location: $0.location ?? "$") }
  }

  private func values(of query: JSONPathQuery, current: JSONValue) -> [JSONValue] {
    follow(query, from: current, location: nil).map(\.value)
  }

  private func follow(_ query: JSONPathQuery, from current: JSONValue, location: String?) -> [Found] {
    var found: [Found] = [(query.isFromRoot ? root : current, location)]
    for step in query.steps {
      var next: [Found] = []
      for start in found {
        for place in step.descends ? descendants(of: start) : [start] {
          for choice in step.subscripts { apply(choice, to: place, adding: &next) }
        }
      }
      found = next
    }
    return found
  }

  /// The value and everything inside it, each before what it holds.
  private func descendants(of start: Found) -> [Found] {
    var result: [Found] = []
    var waiting = [start]
    while let place = waiting.popLast() {
      result.append(place)
      var children: [Found] = []
      apply(.wildcard, to: place, adding: &children)
      waiting.append(contentsOf: children.reversed())
    }
    return result
  }

  private func apply(_ choice: JSONPathSubscript, to place: Found, adding found: inout [Found]) {
    switch choice {
    case .key(let key):
      if let value = place.value.object?[key] { found.append((value, extended(place, key: key))) }
    case .index(let index): element(index, of: place, adding: &found)
    case .slice(let start, let end, let step):
      guard let count = place.value.array?.count else { return }
      for index in JSONPathEvaluation.indices(start: start, end: end, step: step ?? 1, count: count) {
        element(index, of: place, adding: &found)
      }
    case .wildcard:
      switch place.value {
      case .object(let object):
        for (key, value) in object.members { found.append((value, extended(place, key: key))) }
      case .array(let array):
        for (index, value) in array.enumerated() { found.append((value, extended(place, by: "\(index)"))) }
      case .null, .bool, .number, .string: break
      }
    case .filter(let condition): if holds(condition, for: place.value) { found.append(place) }
    case .path(let query):
      for name in values(of: query, current: place.value) {
        if let index = name.pythonInt {
          element(index, of: place, named: JSONWriter.text(name), adding: &found)
        } else if let key = name.string {
          apply(.key(key), to: place, adding: &found)
        }
      }
    case .call(let function, let operands):
      for arguments in combinations(operands, current: place.value) {
        guard let result = function.call(on: place.value, arguments: arguments) else { continue }
        let writer = JSONWriter(asciiOnly: true)
        let list = arguments.map { String(decoding: writer.write($0), as: UTF8.self) }.joined(separator: ",")
        found.append((result, extended(place, by: "\(function.rawValue)(\(list))")))
      }
    }
  }

  private func element(_ index: Int, of place: Found, named name: String? = nil, adding found: inout [Found]) {
    guard let array = place.value.array else { return }
    let position = index < 0 ? index + array.count : index
    guard array.indices.contains(position) else { return }
    found.append((array[position], extended(place, by: name ?? "\(index)")))
  }

  private func extended(_ place: Found, key: String) -> String? {
    guard place.location != nil else { return nil }
    return extended(place, by: String(decoding: JSONWriter(asciiOnly: true).write(.string(key)), as: UTF8.self))
  }

  private func extended(_ place: Found, by step: @autoclosure () -> String) -> String? {
    place.location.map { "\($0)[\(step())]" }
  }

  /// The indices of a slice, as the dialect has it: bounds from the end are counted once, and a downward slice without
  /// a start or end does not swap them, so that `[::-1]` finds nothing.
  private static func indices(start: Int?, end: Int?, step: Int, count: Int) -> StrideTo<Int> {
    var first = start ?? 0
    if first < 0 { first = -first < count ? first + count : 0 }
    var last = end ?? count
    if last < 0 { last += count }
    // Indices outside the array find nothing; leaving them out early keeps huge bounds cheap.
    if step > 0 { return stride(from: min(first, count), to: min(last, count), by: step) }
    if first >= count { first -= (first - count + -step) / -step * -step }
    return stride(from: first, to: max(last, -count - 1), by: step)
  }

  /// Every way to choose one value for each operand.
  private func combinations(_ operands: [JSONPathOperand], current: JSONValue) -> [[JSONValue]] {
    operands.reduce([[]]) { chosen, operand in
      let values = values(of: operand, current: current)
      return chosen.flatMap { start in values.map { start + [$0] } }
    }
  }

  private func values(of operand: JSONPathOperand, current: JSONValue) -> [JSONValue] {
    switch operand {
    case .value(let value): [value]
    case .path(let query): values(of: query, current: current)
    }
  }

  // MARK: Conditions

  private func holds(_ condition: JSONPathCondition, for current: JSONValue) -> Bool {
    switch condition {
    case .and(let all): all.allSatisfy { holds($0, for: current) }
    case .or(let any): any.contains { holds($0, for: current) }
    case .not(let inner): !holds(inner, for: current)
    case .some(.value(let value)): value.isTrueInPython
    case .some(.path(let query)): !values(of: query, current: current).isEmpty
    case .compare(let comparison, let left, let right):
      compare(comparison, left, right, current: current)
    }
  }

  private func compare(
    _ comparison: JSONPathCondition.Comparison, _ left: JSONPathOperand, _ right: JSONPathOperand,
    current: JSONValue
  ) -> Bool {
    var lefts = values(of: left, current: current)
    // jsonpath2 reads the values of a path on the right only once, for the first value on the left.
    if case .path = right { lefts = Array(lefts.prefix(1)) }
    let rights = values(of: right, current: current)
    return lefts.contains { left in rights.contains { right in comparison.holds(left, right) } }
  }
}

extension JSONPathCondition.Comparison {
  /// Compares two values as Python does; only numbers have an order.
  fileprivate func holds(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch self {
    case .equal: left.isEqualInPython(to: right)
    case .notEqual: !left.isEqualInPython(to: right)
    case .less: left.pythonOrder(to: right) == .ascending
    case .lessOrEqual: left.pythonOrder(to: right).map { $0 != .descending } ?? false
    case .greater: left.pythonOrder(to: right) == .descending
    case .greaterOrEqual: left.pythonOrder(to: right).map { $0 != .ascending } ?? false
    }
  }
}
