import JSON

/// What must be the same for two runs to be compared: the experiment's content, how it was judged, where it ran.
public struct RunSetup: Sendable, Hashable {
  /// A part of the experiment's content.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The steady-state hypothesis.
    case hypothesis
    /// The method.
    case method
    /// The rollbacks.
    case rollbacks
    /// The configuration.
    case configuration
  }

  /// When the hypothesis was evaluated, as the journal shows it, such as `before and after`.
  public var strategy: String
  /// The platform line; nil when the journal has none.
  public var platform: String?
  /// The version of the toolkit; nil when the journal has none.
  public var toolkit: String?
  private let prints: [ContentPrint]

  /// Reads a journal.
  init(_ journal: RunJournal) {
    let node = journal.experiment.node
    prints = [
      ContentPrint(node?["steady-state-hypothesis"]), ContentPrint(node?["method"]), ContentPrint(node?["rollbacks"]),
      ContentPrint(node?["configuration"]),
    ]
    platform = journal.platform
    toolkit = journal.toolkitVersion
    let phases = [
      journal.before != nil ? "before" : nil, journal.during.isEmpty ? nil : "during",
      journal.after != nil ? "after" : nil,
    ].compactMap { $0 }
    strategy =
      switch phases.count {
      case 0: "never"
      case 1: phases[0]
      case 2: phases.joined(separator: " and ")
      default: "before, during and after"
      }
  }

  /// Why another run cannot be held against this one; nothing when it can.
  ///
  /// A run that stopped early was judged less often: that it is no other strategy shows in its verdict.
  public func differences(to other: RunSetup, comparingStrategy: Bool) -> [RunDifference] {
    var found: [RunDifference] = []
    let parts = zip(Part.allCases, zip(prints, other.prints)).filter { $1.0 != $1.1 }.map(\.0)
    if !parts.isEmpty { found.append(.content(parts)) }
    if comparingStrategy, strategy != other.strategy {
      found.append(.strategy(baseline: strategy, run: other.strategy))
    }
    if let platform, let own = other.platform, platform != own {
      found.append(.platform(baseline: platform, run: own))
    }
    if let toolkit, let own = other.toolkit, toolkit != own { found.append(.toolkit(baseline: toolkit, run: own)) }
    return found
  }
}

extension RunSetup {
  /// As a saved baseline keeps it: the content as numbers alone.
  var json: JSONValue {
    var object: JSONObject = ["strategy": .string(strategy)]
    if let platform { object["platform"] = .string(platform) }
    if let toolkit { object["toolkit"] = .string(toolkit) }
    object["content"] = .array(prints.map { .string(String($0.bits, radix: 16)) })
    return .object(object)
  }

  /// Reads what a saved baseline keeps; nil where it keeps none.
  init?(saved node: JSONNode?) {
    guard let node, let strategy = node["strategy"]?.string else { return nil }
    let bits = node["content"]?.elements.prefix(Part.allCases.count).compactMap {
      $0.string.flatMap { UInt64($0, radix: 16) }
    }
    guard let bits, bits.count == Part.allCases.count else { return nil }
    self.strategy = strategy
    platform = node["platform"]?.string
    toolkit = node["toolkit"]?.string
    prints = bits.map(ContentPrint.init(bits:))
  }
}

/// Something in which a run differs from the baseline, so that a change of its results may come from there.
public enum RunDifference: Sendable, Hashable {
  /// These parts of the experiment are other ones.
  case content([RunSetup.Part])
  /// The hypothesis was evaluated at other times.
  case strategy(baseline: String, run: String)
  /// It ran on another platform.
  case platform(baseline: String, run: String)
  /// Another version of the toolkit ran it.
  case toolkit(baseline: String, run: String)
}
