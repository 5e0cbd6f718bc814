import Journal

extension RunClock {
  /// What the clock's zero is called below an axis.
  var originWord: String {
    switch kind {
    case .firstAction: "first action"
    case .runStart: "run start"
    case .unknown: "0 s"
    }
  }

  /// The least stretch worth a picture: a clock of whole seconds cannot tell less than one apart.
  var leastLength: Double { isWholeSeconds ? 1 : 1e-6 }
}
