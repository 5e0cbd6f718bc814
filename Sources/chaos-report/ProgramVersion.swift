/// What this program calls itself.
enum ProgramVersion {
  /// Name and version, as `--version` prints them and reports bear them.
  static let text = "chaos-report 0.1.0"
}
