import JSON

/// One execution of an activity.
public struct ActivityRun: Sendable {
  /// The declaration that the journal copied beside the result.
  public var activity: Activity
  /// The journal's word: `succeeded`, `failed`, `aborted`, or whatever it wrote; nil when it wrote none.
  public var status: String?
  /// The output; nil when there is no such key.
  public var output: JSONNode?
  /// When it began.
  public var start: Instant?
  /// When it ended.
  public var end: Instant?
  /// What the journal claims it took, in seconds.
  public var duration: Double?
  /// Whether the value was within tolerance; nil outside hypotheses and in old versions.
  public var toleranceMet: Bool?
  /// The traceback, a line or block an entry; empty when nothing was thrown.
  public var exception: [String]
  /// The entry as it stands.
  public var node: JSONNode?

  /// Makes a run of an activity with nothing known about it.
  public init(activity: Activity) {
    self.activity = activity
    exception = []
  }

  /// Whether the journal says that the activity itself broke.
  public var isFailed: Bool { status == "failed" || status == "aborted" }

  /// The exit code of a process provider, which the journal does not judge: a process that exits 1 is
  /// recorded as succeeded.
  public var exitCode: Int? {
    guard case .process = activity.provider else { return nil }
    return output?["status"]?.int
  }
}
