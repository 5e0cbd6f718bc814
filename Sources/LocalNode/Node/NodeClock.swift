import System

/// The machine's clocks.
enum NodeClock {
  static var now: Moment { Moment(monotonic: Clock.monotonic, seconds: Clock.now.seconds) }
}
