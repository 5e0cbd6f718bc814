import JSON
import System

/// The journal's entry for one activity that runs or ran.
final class RunRecord: Sendable {
  private struct State {
    var entry: JSONObject
    var text: [UInt8]?
    /// How many masks there were when the text was made.
    var maskCount = 0
  }

  private let state: Guarded<State>

  init(_ entry: JSONObject) { state = Guarded(State(entry: entry)) }

  /// The entry as it stands.
  var value: JSONValue { .object(state.with { $0.entry }) }

  subscript(key: String) -> JSONValue? {
    get { state.with { $0.entry[key] } }
    set {
      state.with { state in
        state.entry[key] = newValue
        state.text = nil
      }
    }
  }

  /// Takes a whole entry, as a control left it.
  func replace(_ value: JSONValue) {
    guard case .object(let entry) = value else { return }
    state.with { state in
      state.entry = entry
      state.text = nil
    }
  }

  /// The entry as text, kept for the next time unless there are more masks then.
  func text(masks: SecretMask, _ make: (JSONValue) -> [UInt8]) -> [UInt8] {
    state.with { state in
      if let text = state.text, state.maskCount == masks.count { return text }
      let text = make(.object(state.entry))
      state.text = text
      state.maskCount = masks.count
      return text
    }
  }
}

extension RunRecord {
  /// Records for a list that a control left: those there are, changed, then new ones.
  static func list(_ value: JSONValue, from records: [RunRecord]) -> [RunRecord] {
    value.elements.enumerated().compactMap { index, entry in
      guard case .object(let object) = entry else { return nil }
      guard records.indices.contains(index) else { return RunRecord(object) }
      records[index].replace(entry)
      return records[index]
    }
  }
}
