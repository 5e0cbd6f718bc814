/// Asks the runs of a report whether they keep a policy.
public struct GateJudge: Sendable {
  /// Runs that a result lists.
  public static let failureLimit = 20

  private let policy: GatePolicy
  private let saved: [RunFacts]

  /// Takes a policy.
  ///
  /// - Parameter saved: runs of saved baselines, which `baseline` stands for in place of the report's own.
  public init(_ policy: GatePolicy, saved: [RunFacts] = []) {
    self.policy = policy
    self.saved = saved
  }

  /// Asks every run; with one run of the report as baseline, that one is asked as well, but not for a comparison with
  /// itself.
  ///
  /// - Throws: ``GatePolicyError`` when a gate names a check or step that no run declares.
  public func judge(_ analysis: Analysis) throws(GatePolicyError) -> GateReport {
    let facts = analysis.runs.map(RunFacts.init)
    for gate in policy.gates { try checkNames(of: gate, in: facts) }
    let own = analysis.comparison?.baseline ?? 0
    let results = policy.gates.map { gate in
      let usesBaseline = GateNames.of(gate.expression).usesBaseline
      return result(of: gate, facts, skipping: usesBaseline && saved.isEmpty ? own : nil, own: own)
    }
    return GateReport(path: policy.path, results: results)
  }

  private func result(of gate: Gate, _ facts: [RunFacts], skipping: Int?, own: Int) -> GateReport.Result {
    var failures: [(run: Int, outcome: GateOutcome)] = []
    var nearest: (run: Int, outcome: GateOutcome)?
    var asked = 0
    var savedByTitle: [String: [RunFacts]] = [:]
    for run in saved { savedByTitle[run.title, default: []].append(run) }
    for (index, run) in facts.enumerated() where index != skipping || facts.count == 1 {
      let ownBaseline = facts.indices.contains(own) && index != own && facts[own].title == run.title ? [facts[own]] : []
      let baseline = saved.isEmpty ? ownBaseline : savedByTitle[run.title] ?? []
      let outcome = GateEvaluator(
        facts: run, baseline: baseline, isJoined: gate.expression.isJoined
      ).judge(gate.expression)
      asked += 1
      switch outcome.state {
      case .failed, .undecided: failures.append((index, outcome))
      case .passed:
        let margin = outcome.relativeMargin ?? outcome.margin ?? .infinity
        let best = nearest.map { $0.outcome.relativeMargin ?? $0.outcome.margin ?? .infinity }
        if best.map({ margin < $0 }) ?? true { nearest = (index, outcome) }
      }
    }
    let order = failures.indices.sorted {
      let (one, other) = (GateJudge.rank(failures[$0].outcome), GateJudge.rank(failures[$1].outcome))
      return one != other ? one < other : $0 < $1
    }
    return GateReport.Result(
      gate: gate, asked: asked, failures: order.prefix(GateJudge.failureLimit).map { failures[$0] },
      failed: failures.count, nearest: nearest)
  }

  /// Least first: the furthest beyond the limit, then what could not be decided.
  private static func rank(_ outcome: GateOutcome) -> Double {
    switch outcome.state {
    case .passed, .failed: outcome.relativeMargin ?? outcome.margin ?? 0
    case .undecided: .greatestFiniteMagnitude
    }
  }

  private func checkNames(of gate: Gate, in facts: [RunFacts]) throws(GatePolicyError) {
    for use in GateNames.of(gate.expression).uses {
      let isKnown: Bool
      let known: Set<String>
      switch use.quantity {
      case .check(let name, _):
        isKnown = facts.contains { $0.checks[name] != nil }
        known = isKnown ? [] : Set(facts.prefix(200).flatMap(\.checks.keys))
      case .step(let name):
        isKnown = facts.contains { $0.steps[name] != nil || $0.declaredSteps.contains(name) }
        known = isKnown ? [] : Set(facts.prefix(200).flatMap { $0.declaredSteps + $0.steps.keys })
      case .verdict, .status, .errors, .deviations, .notEvaluated, .recovery, .outage, .length, .checks, .series:
        continue
      }
      guard !isKnown else { continue }
      let (name, what) = use.quantity.nameAndKind
      let error = GateSyntaxError(.nothingNamed(name, what: what, known: known.sorted()), offset: use.offset)
      throw GatePolicyReader.error(error, at: gate.place, policy.lines, path: policy.path, expression: gate.text)
    }
  }
}

extension GateQuantity {
  /// The name that it holds, and what bears it.
  var nameAndKind: (String, String) {
    switch self {
    case .check(let name, _): (name, "check")
    case .step(let name): (name, "step")
    case .series(let name, _, _): (name, "series")
    case .verdict, .status, .errors, .deviations, .notEvaluated, .recovery, .outage, .length, .checks: ("", "")
    }
  }
}

/// What an expression names.
struct GateNames {
  var uses: [(quantity: GateQuantity, offset: Int)] = []
  var usesBaseline = false

  static func of(_ expression: GateExpression) -> GateNames {
    var names = GateNames()
    names.visit(expression)
    return names
  }

  private mutating func visit(_ expression: GateExpression) {
    switch expression {
    case .value: break
    case .quantity(let quantity, let offset): uses.append((quantity, offset))
    case .baseline: usesBaseline = true
    case .negated(let inner, _), .not(let inner, _): visit(inner)
    case .arithmetic(let left, _, let right, _), .comparison(let left, _, let right, _), .all(let left, let right),
      .any(let left, let right):
      visit(left)
      visit(right)
    }
  }
}
