/// One evaluation of the hypothesis.
public struct SteadyState: Sendable {
  /// The journal's word on whether it held; nil when it wrote none.
  public var met: Bool?
  /// The probes that were evaluated.
  ///
  /// Evaluation stops at the first that fails: those after it are absent.
  public var probes: [ActivityRun]

  /// Makes an evaluation.
  public init(met: Bool?, probes: [ActivityRun]) {
    self.met = met
    self.probes = probes
  }
}
