import JSON
import System
import YAML

/// The journal of a run while it goes on.
final class RunningJournal: Sendable {
  /// Everything the journal says, in its order.
  struct State {
    var experiment: JSONValue
    var start: Clock.Moment
    var status: String?
    var isDeviated = false
    var before: SteadyStateRecord?
    var after: SteadyStateRecord?
    var during: [SteadyStateRecord] = []
    var run: [RunRecord] = []
    var rollbacks: [RunRecord] = []
    var end: Clock.Moment?
    var duration: Double?
    /// The whole journal as a control left it at the very end.
    var replacement: JSONValue?
    /// The experiment as text, made with so many masks; nil when it has changed.
    var experimentText: (bytes: [UInt8], maskCount: Int)?
    /// Which change of the experiment was taken last.
    var revision = 0
  }

  private let state: Guarded<State>
  private let platform = Platform.description
  private let node = Platform.node

  init(experiment: JSONValue, start: Clock.Moment) {
    state = Guarded(State(experiment: experiment, start: start))
  }

  func with<Result>(_ body: (inout State) -> Result) -> Result { state.with(body) }

  var status: String? {
    get { state.with { $0.status } }
    set { state.with { $0.status = newValue } }
  }

  /// Takes what became of the experiment: parts that were there at the start follow its changes, as they are shared
  /// in the reference; single values do not.
  ///
  /// - Parameter revision: the number of changes so far; the same number again changes nothing.
  func follow(_ experiment: JSONValue, revision: Int) {
    state.with { state in
      guard revision != state.revision, case .object(var own) = state.experiment else { return }
      state.revision = revision
      state.experimentText = nil
      for (key, value) in own.members where value.count > 0 || value.object != nil || value.array != nil {
        if let new = experiment[key], new.object != nil || new.array != nil { own[key] = new }
      }
      state.experiment = .object(own)
    }
  }

  /// The journal as one value.
  var value: JSONValue {
    let state = self.state.current
    if let replacement = state.replacement { return replacement }
    var journal = head(state)
    journal["experiment"] = state.experiment
    addStates(state, to: &journal)
    journal["run"] = .array(state.run.map(\.value))
    journal["rollbacks"] = .array(state.rollbacks.map(\.value))
    addEnd(state, to: &journal)
    return .object(journal)
  }

  private func head(_ state: State) -> JSONObject {
    ["chaoslib-version": .string(RunnerVersion.library), "platform": .string(platform), "node": .string(node)]
  }

  private func addStates(_ state: State, to journal: inout JSONObject) {
    journal["start"] = .string(state.start.isoText)
    journal["status"] = state.status.map { .string($0) } ?? .null
    journal["deviated"] = .bool(state.isDeviated)
    journal["steady_states"] = [
      "before": state.before?.value ?? .null, "after": state.after?.value ?? .null,
      "during": .array(state.during.map(\.value)),
    ]
  }

  private func addEnd(_ state: State, to journal: inout JSONObject) {
    if let end = state.end { journal["end"] = .string(end.isoText) }
    if let duration = state.duration { journal["duration"] = .number(JSONNumber(duration)) }
  }

  /// The journal as text with secrets masked.
  func text(masks: SecretMask) -> [UInt8] { Array(pieces(masks: masks).joined()) }

  /// The journal as text, in pieces: entries that did not change since the last time are the same arrays as then.
  func pieces(masks: SecretMask) -> [[UInt8]] {
    let writer = JSONWriter(indent: 2, nonFinite: .null)
    let state = self.state.with { state in
      if state.replacement == nil, state.experimentText?.maskCount != masks.count {
        let text = writer.write(masks.apply(toExperiment: state.experiment))
        state.experimentText = (JournalText.indented(text, depth: 1), masks.count)
      }
      return state
    }
    if let replacement = state.replacement {
      var masked = masks.apply(to: replacement)
      masked["experiment" as ValuePath] = masks.apply(toExperiment: replacement["experiment"] ?? .null)
      return [writer.write(masked)]
    }
    var text = JournalText(writer: writer, masks: masks)
    text.begin()
    for (key, value) in head(state).members { text.add(key, value) }
    text.add("experiment", piece: state.experimentText?.bytes ?? [])
    text.add("start", .string(state.start.isoText))
    text.add("status", state.status.map { .string($0) } ?? .null)
    text.add("deviated", .bool(state.isDeviated))
    text.addStates(before: state.before, after: state.after, during: state.during)
    text.add("run", state.run)
    text.add("rollbacks", state.rollbacks)
    var end = JSONObject()
    addEnd(state, to: &end)
    for (key, value) in end.members { text.add(key, value) }
    return text.end()
  }
}
