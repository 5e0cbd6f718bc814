import Glibc

/// The machine's clocks.
public enum Clock {
  /// A moment of the world's time.
  public struct Moment: Sendable {
    /// Seconds since 1970, in UTC.
    public var seconds: Int
    /// Microseconds after it.
    public var microseconds: Int

    /// Makes a moment.
    public init(seconds: Int, microseconds: Int) {
      (self.seconds, self.microseconds) = (seconds, microseconds)
    }

    /// The moment in seconds.
    public var double: Double { Double(seconds) + Double(microseconds) / 1_000_000 }

    /// `2026-05-01T10:00:00.123456+00:00`; without the fraction where it is zero, as Python writes it.
    public var isoText: String {
      var time = time_t(seconds)
      var parts = tm()
      gmtime_r(&time, &parts)
      let fraction = microseconds == 0 ? "" : "." + Clock.padded(microseconds, 6)
      return Clock.date(parts) + "T" + Clock.time(parts) + fraction + "+00:00"
    }

    /// `2026-05-01 10:00:00` in local time.
    public var localText: String {
      var time = time_t(seconds)
      var parts = tm()
      localtime_r(&time, &parts)
      return Clock.date(parts) + " " + Clock.time(parts)
    }

    /// The time since an earlier moment, in seconds.
    public func since(_ earlier: Moment) -> Double {
      Double((seconds - earlier.seconds) * 1_000_000 + microseconds - earlier.microseconds) / 1_000_000
    }
  }

  /// The world's time.
  public static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(seconds: time.tv_sec, microseconds: time.tv_nsec / 1000)
  }

  /// Seconds on a clock that never jumps.
  public static var monotonic: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  private static func date(_ parts: tm) -> String {
    padded(Int(parts.tm_year) + 1900, 4) + "-" + padded(Int(parts.tm_mon) + 1, 2) + "-" + padded(Int(parts.tm_mday), 2)
  }

  private static func time(_ parts: tm) -> String {
    padded(Int(parts.tm_hour), 2) + ":" + padded(Int(parts.tm_min), 2) + ":" + padded(Int(parts.tm_sec), 2)
  }

  /// A number with zeros in front: `07`.
  public static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
