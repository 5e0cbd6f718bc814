/// Turns journals into facts.
///
/// ```swift
/// let analysis = Analyzer(options: .init()).analyze([journal])
/// analysis.runs[0].verdict  // .held
/// ```
public struct Analyzer: Sendable {
  /// What a caller may choose.
  public struct Options: Sendable {
    /// The index of the run that others are compared with.
    public var baseline = 0

    /// Makes the default options.
    public init() {}
  }

  /// What was chosen.
  public var options: Options

  /// Makes an analyzer.
  public init(options: Options = Options()) {
    self.options = options
  }
}
