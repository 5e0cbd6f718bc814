import JSON
import System

/// The journal's entry for one evaluation of the hypothesis.
final class SteadyStateRecord: Sendable {
  private struct State {
    var met: Bool?
    var probes: [RunRecord] = []
    /// What a control added.
    var extras: [(key: String, value: JSONValue)] = []
  }

  private let state = Guarded(State())

  var met: Bool? {
    get { state.with { $0.met } }
    set { state.with { $0.met = newValue } }
  }

  var probes: [RunRecord] { state.with { $0.probes } }

  func append(_ record: RunRecord) { state.with { $0.probes.append(record) } }

  var value: JSONValue {
    state.with { state in
      let own: [(key: String, value: JSONValue)] = [
        ("steady_state_met", state.met.map { .bool($0) } ?? .null), ("probes", .array(state.probes.map(\.value))),
      ]
      return .object(JSONObject(own + state.extras))
    }
  }

  /// What a control added.
  var extras: [(key: String, value: JSONValue)] { state.with { $0.extras } }

  /// Takes the state as a control left it.
  func replace(_ value: JSONValue) {
    guard value.object != nil else { return }
    state.with { state in
      state.met = value["steady_state_met"]?.bool
      state.probes = RunRecord.list(value["probes"] ?? .null, from: state.probes)
      state.extras = value.members.filter { $0.key != "steady_state_met" && $0.key != "probes" }
    }
  }
}
