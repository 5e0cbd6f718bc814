/// Keeps calls from a callee that fails.
///
/// Closed, it lets every call pass and counts failures in a row. After ``threshold`` of them it opens: no call passes
/// for ``rest``. Then it is half open: one call passes, and its outcome closes or opens it again.
///
/// Source: M. Nygard, Release It!, 2nd edition, 2018, section "Circuit Breaker".
struct CircuitBreaker {
  /// Leave for one call, given back with its outcome.
  struct Permit: Hashable {
    fileprivate var era: Int
  }

  private enum State: Hashable {
    case closed(failures: Int)
    case open(until: Int)
    case halfOpen
  }

  /// Failures in a row that open it.
  let threshold: Int
  /// Nanoseconds that it stays open.
  let rest: Int

  private var state = State.closed(failures: 0)
  /// Grows with every change between closed and open: an outcome from before it says nothing about now.
  private var era = 0

  init(threshold: Int = 3, rest: Int = Moment.nanoseconds(30)) {
    self.threshold = threshold
    self.rest = rest
  }

  /// Asks for leave to call.
  ///
  /// - Parameter now: The time in nanoseconds, on a clock that never jumps.
  /// - Returns: nil when no call should be made.
  mutating func permit(at now: Int) -> Permit? {
    switch state {
    case .closed: return Permit(era: era)
    case .halfOpen: return nil
    case .open(let end):
      guard now >= end else { return nil }
      change(to: .halfOpen)
      return Permit(era: era)
    }
  }

  /// Tells that a call was answered.
  mutating func succeeded(_ permit: Permit) {
    guard permit.era == era else { return }
    switch state {
    case .closed: state = .closed(failures: 0)
    case .halfOpen: change(to: .closed(failures: 0))
    case .open: break
    }
  }

  /// Tells that a call failed.
  mutating func failed(_ permit: Permit, at now: Int) {
    guard permit.era == era else { return }
    switch state {
    case .closed(let failures) where failures + 1 < threshold: state = .closed(failures: failures + 1)
    case .closed, .halfOpen: change(to: .open(until: now + rest))
    case .open: break
    }
  }

  private mutating func change(to new: State) {
    state = new
    era += 1
  }
}
