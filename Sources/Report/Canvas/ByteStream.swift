internal import CCairo

/// Where Cairo's bytes go: a receiver that may refuse them.
final class ByteStream {
  /// Takes a piece of the file; false stops the writing.
  typealias Receiver = (UnsafeBufferPointer<UInt8>) -> Bool

  private let receiver: Receiver
  /// Whether the receiver has refused a piece.
  private(set) var isRefused = false

  init(_ receiver: @escaping Receiver) {
    self.receiver = receiver
  }

  /// The stream as the C library wants it; valid while the stream lives.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The function that the C library calls with ``closure``.
  static let write: cairo_write_func_t = { closure, bytes, count in
    guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
    let stream = Unmanaged<ByteStream>.fromOpaque(closure).takeUnretainedValue()
    guard !stream.isRefused, stream.receiver(UnsafeBufferPointer(start: bytes, count: Int(count))) else {
      stream.isRefused = true
      return CAIRO_STATUS_WRITE_ERROR
    }
    return CAIRO_STATUS_SUCCESS
  }
}

/// Bytes that grow.
final class ByteBuffer {
  var bytes: [UInt8] = []

  /// A stream that appends to the buffer.
  var stream: ByteStream {
    ByteStream { piece in
      self.bytes.append(contentsOf: piece)
      return true
    }
  }
}
