import JSON

/// The words of the journal's own format. Everybody knows them, so they are no secrets even where a secret is the same
/// word, and without them nobody could read the journal.
enum JournalWords {
  /// Names of members.
  private static let names: Set<String> = [
    "activity", "after", "arguments", "automatic", "background", "before", "body", "chaoslib-version", "configuration",
    "contributions", "controls", "count", "default", "description", "deviated", "dry", "duration", "during", "end",
    "env_var_type", "exception", "expect", "experiment", "extensions", "func", "headers", "hypothesis", "key",
    "max_retries", "method", "module", "name", "node", "output", "path", "pattern", "pauses", "platform", "probes",
    "provider", "range", "ref", "rollbacks", "run", "runtime", "scope", "secrets", "start", "status", "stderr",
    "stdout",
    "steady-state-hypothesis", "steady_state_met", "steady_states", "strategy", "tags", "target", "timeout", "title",
    "tolerance", "tolerance_met", "type", "url", "verify_tls",
  ]

  /// What stands below some of them.
  private static let values: [String: Set<String>] = [
    "dry": ["actions", "activities", "pause", "probes"],
    "scope": ["after", "before"],
    "status": ["aborted", "completed", "failed", "interrupted", "succeeded"],
    "type": ["action", "env", "http", "jsonpath", "probe", "process", "python", "range", "regex", "vault"],
  ]

  /// Whether a member's name is one of the format.
  static func isName(_ key: String) -> Bool { names.contains(key) }

  /// Whether a value is one of the format: an entry of a closed list, a moment, a version.
  static func isValue(_ value: JSONValue, of key: String) -> Bool {
    guard case .string(let text) = value else { return false }
    switch key {
    case "start", "end": return isMoment(text)
    case "chaoslib-version": return text == RunnerVersion.library
    default: return values[key]?.contains(text) ?? false
    }
  }

  /// `2026-05-01T10:00:00.000000+00:00`.
  private static func isMoment(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00.000000+00:00".utf8)
    return text.utf8.count == pattern.count
      && zip(text.utf8, pattern).allSatisfy { byte, form in
        form == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == form
      }
  }
}
