/// Makes sure that partials come to an end: no value of a report is a tree, so a circle of calls would never do so.
struct PartialCalls {
  private let partials: [String: MustacheTemplate]
  /// How many partials each one puts in, itself included.
  private var counts: [String: Int] = [:]
  private var open: Set<String> = []
  private static let limit = 1000

  init(partials: [String: MustacheTemplate]) {
    self.partials = partials
  }

  /// - Throws: ``TemplateError`` at the call that closes a circle, or that makes too many.
  mutating func check(_ template: MustacheTemplate) throws(TemplateError) {
    _ = try count(template)
  }

  private mutating func count(_ template: MustacheTemplate) throws(TemplateError) -> Int {
    var sum = 1
    for use in template.uses where use.kind == .partial {
      guard let partial = partials[use.name] else { continue }
      guard open.insert(use.name).inserted else { throw error(.endlessPartials(use.name), template, use) }
      let count: Int
      if let known = counts[use.name] { count = known } else { count = try self.count(partial) }
      counts[use.name] = count
      open.remove(use.name)
      sum += count
      guard sum <= Self.limit else { throw error(.tooManyPartials(limit: Self.limit), template, use) }
    }
    return sum
  }

  private func error(
    _ problem: MustacheError.Problem, _ template: MustacheTemplate, _ use: MustacheUse
  ) -> TemplateError {
    TemplateError(.mustache(problem), path: template.name, bytes: template.source, offset: use.offset)
  }
}
