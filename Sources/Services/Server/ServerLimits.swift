/// What a client may ask of a service.
struct ServerLimits {
  /// Bytes for the head of a request, and then for that of its answer, a connection.
  var headBytes = 8192
  /// Headers a request.
  var headers = 48
  /// Bytes of a body, which no request needs and none is refused for.
  var bodyBytes = 16384
  /// Connections at once.
  var connections = 512
  /// Nanoseconds in which a connection must bring its next whole head, and after which a silent one is closed.
  var headTime = Moment.nanoseconds(15)
  /// The same while three quarters of the connections are taken.
  var crowdedHeadTime = Moment.nanoseconds(2)
  /// Nanoseconds from the head to the last byte of the answer.
  var exchangeTime = Moment.nanoseconds(30)
}
