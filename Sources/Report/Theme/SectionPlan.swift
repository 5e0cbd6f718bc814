import JSON

/// Which sections a report has, and in which order, as `sections.json` says.
struct SectionPlan: Sendable, Hashable {
  /// Names of sections in their order; those that are not named follow as the report has them.
  var order: [String] = []
  /// Names of sections that are left out.
  var leftOut: Set<String> = []

  /// The names that reports use; `runs` stands for every section of one run (`run-v4`).
  static let known = [
    "summary", "gates", "baseline", "comparison", "trend", "runs", "more-runs", "loads",
    "contributions", "methods", "appendix",
  ]

  static func read(_ bytes: [UInt8], path: String) throws(TemplateError) -> SectionPlan {
    let root = try StrictObject.root(bytes, known: ["order", "leaveOut"], path: path)
    var plan = SectionPlan()
    for (name, node) in try root.strings("order") ?? [] {
      try check(name, node, root)
      guard !plan.order.contains(name) else { throw root.error(.namedTwice(name), at: node) }
      plan.order.append(name)
    }
    for (name, node) in try root.strings("leaveOut") ?? [] {
      try check(name, node, root)
      plan.leftOut.insert(name)
    }
    return plan
  }

  private static func check(_ name: String, _ node: JSONNode, _ root: StrictObject) throws(TemplateError) {
    guard !isKnown(name) else { return }
    throw root.error(.invalidChoice(name, allowed: known + ["run-LABEL"]), at: node)
  }

  /// Whether a name can be a section's.
  static func isKnown(_ name: String) -> Bool { known.contains(name) || name.hasPrefix("run-") }

  /// Whether a name means a section: its id, or `runs` for the section of one run.
  static func matches(_ name: String, _ section: Section) -> Bool {
    section.id == name || (name == "runs" && section.id.hasPrefix("run-"))
  }

  /// The sections in order, without those that are left out, however deep they stand.
  func arranged(_ sections: [Section]) -> [Section] {
    var rest = kept(sections)
    var result: [Section] = []
    for name in order {
      result += rest.filter { Self.matches(name, $0) }
      rest.removeAll { Self.matches(name, $0) }
    }
    return result + rest
  }

  private func kept(_ sections: [Section]) -> [Section] {
    sections.compactMap { section in
      guard !leftOut.contains(where: { Self.matches($0, section) }) else { return nil }
      var section = section
      section.sections = kept(section.sections)
      return section
    }
  }
}
