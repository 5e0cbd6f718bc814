/// What this runner calls itself.
public enum RunnerVersion {
  /// Its own version.
  public static let text = "0.1.0"
  /// The release of chaostoolkit-lib whose journals it writes; stands in `chaoslib-version`.
  public static let library = "1.44.0"
  /// The release of the chaostoolkit command that it follows.
  public static let toolkit = "1.19.0"
}
