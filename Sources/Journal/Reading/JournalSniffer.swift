import JSON

/// Tells journals from other JSON.
enum JournalSniffer {
  private static let runKeys = ["run", "steady_states", "status", "start", "end", "chaoslib-version", "deviated"]
  private static let experimentKeys = ["method", "steady-state-hypothesis"]

  /// What a JSON text is instead of a journal; nil when it is one.
  ///
  /// A journal is an object with an `experiment`, or with recorded runs when even that is missing.
  static func otherThanJournal(_ root: JSONNode) -> JournalError.Found? {
    guard root.kind == .object else { return .other(root.kindWord) }
    if let experiment = root["experiment"], experiment.kind == .object {
      if runKeys.contains(where: { root[$0] != nil }) { return nil }
      if experimentKeys.contains(where: { experiment[$0] != nil }) { return nil }
    }
    if root["run"]?.kind == .array || root["steady_states"]?.kind == .object { return nil }
    if root["title"] != nil, experimentKeys.contains(where: { root[$0] != nil }) { return .experiment }
    let keys = root.members.lazy.prefix(5).map { String($0.key.unicodeScalars.prefix(40)) }
    return .object(keys: Array(keys))
  }
}
