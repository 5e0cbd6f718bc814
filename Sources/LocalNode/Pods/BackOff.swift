/// How long a container that ends again and again waits before it is started anew: at once the first time, then
/// 10 s after its end, 20 s, 40 s and so on up to five minutes, as a kubelet has it.
public struct BackOff: Sendable, Hashable {
  /// The wait after the first restart, in seconds.
  public static let shortest = 10.0
  /// The longest wait, in seconds.
  public static let longest = 300.0

  /// The wait that the next restart has, in seconds; 0 for none.
  public private(set) var wait = 0.0

  /// Nothing has failed yet.
  public init() {}

  /// Notes a restart. One that comes after twice the longest wait begins anew.
  ///
  /// - Parameter ran: Seconds that the container ran before it ended.
  public mutating func restarted(after ran: Double) {
    let isFresh = wait == 0 || ran > 2 * BackOff.longest
    wait = isFresh ? BackOff.shortest : min(BackOff.longest, wait * 2)
  }
}
