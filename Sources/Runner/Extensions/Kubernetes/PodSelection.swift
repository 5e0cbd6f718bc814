import JSON
import Kubernetes
import Regex

/// Which pods an action is about: all of a namespace, fewer by labels and name, and some of those.
struct PodSelection {
  /// How many of what was found.
  enum Quantity: Hashable {
    case all
    case fixed(Int)
    case percentage(Int)
  }

  var labels: String?
  var pattern: RegexPattern?
  var quantity = Quantity.fixed(1)
  var isRandom = false
  var isOldestFirst = false

  init() {}

  /// What the arguments `label_selector`, `name_pattern`, `all`, `rand`, `mode`, `qty` and `order` say.
  init(_ call: NativeCall, pattern name: String = "name_pattern") throws(ActivityError) {
    labels = call.labels()
    if let text = call.optional(name) {
      do {
        pattern = try RegexPattern(text)
      } catch {
        throw .failure("\(name) is no regular expression: \(error.message)")
      }
    }
    let count = call.arguments["qty"] == nil ? 1 : try call.integer("qty")
    if count < 0 { throw .failure("Cannot select pods. Quantity '\(count)' is negative.") }
    switch call.optional("mode") ?? "fixed" {
    case "fixed": quantity = .fixed(count)
    case "percentage": quantity = .percentage(count)
    case let mode: throw .failure("Cannot select pods. Mode '\(mode)' is invalid.")
    }
    switch call.optional("order") ?? "alphabetic" {
    case "alphabetic": isOldestFirst = false
    case "oldest": isOldestFirst = true
    case let order: throw .failure("Cannot select pods. Order '\(order)' is invalid.")
    }
    if call.flag("all") { quantity = .all }
    isRandom = call.flag("rand")
  }

  /// Asks for the pods and selects.
  func pods(in namespace: String, of cluster: Cluster) throws(ActivityError) -> [JSONValue] {
    var generator = SystemRandomNumberGenerator()
    return pick(from: try cluster.list(.pods, namespace, labels: labels), using: &generator)
  }

  /// Selects among pods in the order of their names.
  func pick(from found: [JSONValue], using generator: inout some RandomNumberGenerator) -> [JSONValue] {
    var pods = found.filter { pod in pattern.map { $0.isFound(in: pod.objectName) == true } ?? true }
    if isOldestFirst {
      // Times of the API are all of one form and in UTC: their order is that of their texts.
      let time = { (pod: JSONValue) in pod["metadata"]?["creationTimestamp"]?.string ?? "" }
      pods = pods.enumerated().sorted { (time($0.element), $0.offset) < (time($1.element), $1.offset) }.map(\.element)
    }
    let count: Int
    switch quantity {
    case .all: return pods
    case .fixed(let number): count = min(number, pods.count)
    case .percentage(let number):
      count = number >= 100 ? pods.count : (number * pods.count + 99) / 100
    }
    if isRandom { pods.shuffle(using: &generator) }
    return Array(pods.prefix(count))
  }

  /// A selector with the name where it says `{name}`.
  static func filled(_ selector: String, name: String) -> String {
    let mark = Array("{name}".utf8)
    var result: [UInt8] = []
    var rest = Array(selector.utf8)[...]
    while !rest.isEmpty {
      if rest.starts(with: mark) {
        result += name.utf8
        rest = rest.dropFirst(mark.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
