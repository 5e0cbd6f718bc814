import HTTP
import System

/// A lane as the ground floor knows it: a deadline, a descriptor and a question, and the answer kept for later.
struct LaneWait: Sendable {
  /// For a transfer.
  let wait: HTTPWait
  private let met = Guarded<Interruption?>(nil)

  init(_ lane: Lane) {
    let met = met
    wait = HTTPWait(deadline: lane.deadline, wakeDescriptor: lane.wakeDescriptor) {
      do throws(Interruption) {
        try lane.check()
        return false
      } catch {
        met.with { $0 = error }
        return true
      }
    }
  }

  /// What ended the wait.
  var interruption: Interruption? { met.current }
}
