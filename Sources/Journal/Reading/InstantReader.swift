import JSON

/// Reads moments.
enum InstantReader {
  /// The moment under a key; nil when there is none, with a warning when there is something else.
  ///
  /// A number counts as seconds since 1970, which no released version writes.
  static func read(_ key: String, of fields: FieldReader, _ warnings: inout WarningCollector) -> Instant? {
    guard let value = fields.value(key) else { return nil }
    if let text = value.string {
      if let instant = Instant(iso8601: text) { return instant }
      warnings.add(.unreadableInstant(String(text.unicodeScalars.prefix(80))), at: value)
      return nil
    }
    warnings.add(.unexpectedType(expected: "a moment", found: value.kindWord), at: value)
    guard let seconds = value.double, seconds.isFinite else { return nil }
    return Instant(seconds: seconds)
  }
}
