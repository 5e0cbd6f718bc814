/// How a run is to be made.
public struct RunOptions: Sendable {
  /// Where the journal goes.
  public var journalPath = "./journal.json"
  /// What is only pretended.
  public var dry: DryMode?
  /// When the hypothesis is evaluated; nil for what experiment and settings say.
  public var hypothesisStrategy: HypothesisStrategy?
  /// When rollbacks are played; nil for what experiment and settings say.
  public var rollbackStrategy: RollbackStrategy?
  /// Seconds between two evaluations of the hypothesis during the method.
  public var hypothesisFrequency = 1.0
  /// Whether the first failed evaluation during the method ends it.
  public var failsFast = false
  /// Whether the experiment is run unseen.
  public var skipsValidation = false
  /// Whether certificates are checked when the experiment is loaded.
  public var verifiesTLS = true
  /// `key[:type]=value`, as given.
  public var variables: [String] = []
  /// Files of variables.
  public var variableFiles: [String] = []
  /// Files of controls.
  public var controlFiles: [String] = []
  /// Whether progress is shown on the terminal.
  public var showsProgress = false

  /// The defaults.
  public init() {}
}
