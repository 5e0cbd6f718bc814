import Testing

@testable import Services

@Suite struct CircuitBreakerTests {
  /// What happens to the breaker in turn.
  enum Step: Sendable {
    /// A call may be made at this second, and this comes of it.
    case call(at: Int, succeeds: Bool)
    /// No call may be made.
    case refused(at: Int)
  }

  @Test(
    "it opens after three failures in a row and tries again after 30 s",
    arguments: [
      [.call(at: 0, succeeds: false), .call(at: 0, succeeds: false), .call(at: 0, succeeds: true)],
      [
        .call(at: 0, succeeds: false), .call(at: 0, succeeds: false), .call(at: 0, succeeds: true),
        .call(at: 0, succeeds: false), .call(at: 0, succeeds: false), .call(at: 0, succeeds: false), .refused(at: 1),
      ],
      [
        .call(at: 0, succeeds: false), .call(at: 1, succeeds: false), .call(at: 2, succeeds: false), .refused(at: 2),
        .refused(at: 31), .call(at: 32, succeeds: true), .call(at: 32, succeeds: false), .call(at: 32, succeeds: true),
      ],
      [
        .call(at: 0, succeeds: false), .call(at: 0, succeeds: false), .call(at: 0, succeeds: false),
        .call(at: 30, succeeds: false), .refused(at: 31), .refused(at: 59), .call(at: 60, succeeds: true),
        .call(at: 60, succeeds: true),
      ],
    ] as [[Step]])
  func opens(steps: [Step]) {
    var breaker = CircuitBreaker()
    for step in steps {
      switch step {
      case .call(let second, let succeeds):
        let now = Moment.nanoseconds(second)
        guard let permit = breaker.permit(at: now) else {
          Issue.record("no call at \(second) s")
          return
        }
        if succeeds { breaker.succeeded(permit) } else { breaker.failed(permit, at: now) }
      case .refused(let second):
        #expect(breaker.permit(at: Moment.nanoseconds(second)) == nil, "a call at \(second) s")
      }
    }
  }

  @Test func `half open, one call is made at a time`() {
    var breaker = CircuitBreaker(threshold: 1, rest: 10)
    guard let first = breaker.permit(at: 0) else { return #expect(Bool(false)) }
    breaker.failed(first, at: 0)
    let trial = breaker.permit(at: 10)
    #expect(trial != nil)
    #expect(breaker.permit(at: 10) == nil)
  }

  @Test func `what was under way before says nothing afterwards`() {
    var breaker = CircuitBreaker(threshold: 1, rest: 10)
    guard let late = breaker.permit(at: 0), let other = breaker.permit(at: 0) else { return #expect(Bool(false)) }
    breaker.failed(other, at: 0)
    // It neither opens for longer nor closes.
    breaker.failed(late, at: 9)
    guard let trial = breaker.permit(at: 10) else { return #expect(Bool(false), "no trial") }
    breaker.succeeded(late)
    #expect(breaker.permit(at: 11) == nil)
    breaker.succeeded(trial)
    breaker.failed(late, at: 12)
    #expect(breaker.permit(at: 12) != nil)
  }
}
