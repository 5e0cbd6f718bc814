/// What may end a wait for an answer, beside the request's own limits.
public struct HTTPWait: Sendable {
  /// When the whole must be over, on `Clock.monotonic`; nil for never.
  public var deadline: Double?
  /// A descriptor that becomes readable when ``isCancelled`` should be asked; -1 for none.
  public var wakeDescriptor: Int32
  /// Whether to stop now. It is asked at least once a second.
  public var isCancelled: @Sendable () -> Bool

  /// Makes a wait; without arguments one that nothing ends.
  public init(
    deadline: Double? = nil, wakeDescriptor: Int32 = -1, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.deadline, self.wakeDescriptor, self.isCancelled) = (deadline, wakeDescriptor, isCancelled)
  }
}
