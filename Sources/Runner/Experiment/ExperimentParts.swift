import JSON
import YAML

/// Finds things in an experiment that may be incomplete: a block that is missing or null has nothing in it.
enum ExperimentParts {
  static let hypothesis = ValuePath([.key("steady-state-hypothesis")])
  static let probes = hypothesis.key("probes")
  static let method = ValuePath([.key("method")])
  static let rollbacks = ValuePath([.key("rollbacks")])

  static func paths(_ list: ValuePath, of experiment: JSONValue) -> [ValuePath] {
    (0..<(experiment[list]?.elements.count ?? 0)).map { list.index($0) }
  }

  /// The activity of a name, as references find it: probes of the hypothesis before the method, the last of a name
  /// before the first. Rollbacks are found too, which the reference refuses.
  static func activity(named name: String, in experiment: JSONValue) -> ValuePath? {
    for list in [probes, method, rollbacks] {
      let found = paths(list, of: experiment).last { path in
        experiment[path]?["name"]?.string == name && experiment[path]?["ref"] == nil
      }
      if let found { return found }
    }
    return nil
  }

  /// All controls that are declared, and where.
  static func controls(of experiment: JSONValue) -> [(control: JSONValue, path: ValuePath)] {
    let lists =
      [ValuePath([.key("controls")]), hypothesis.key("controls")]
      + [probes, method, rollbacks].flatMap { paths($0, of: experiment) }.map { $0.key("controls") }
    return lists.flatMap { list in
      (experiment[list]?.elements ?? []).enumerated().map { ($0.element, list.index($0.offset)) }
    }
  }
}
