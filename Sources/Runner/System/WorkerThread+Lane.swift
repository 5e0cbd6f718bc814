import System

extension WorkerThread {
  /// Waits until the work is over, or until the time (of ``Clock/monotonic``) when one is given.
  func wait(on lane: Lane, until deadline: Double? = nil) throws(Interruption) {
    _ = try lane.wait(for: done.descriptor, until: deadline)
  }
}
