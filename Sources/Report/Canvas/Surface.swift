internal import CCairo

/// Something to paint on: owns a Cairo surface.
class Surface {
  let handle: OpaquePointer
  private let stream: ByteStream?
  private var isFinished = false

  /// Takes over a surface that was just made.
  ///
  /// - Parameters:
  ///   - handle: the surface, owned from here on.
  ///   - stream: what the surface writes to; kept alive as long as the surface.
  init(owning handle: OpaquePointer?, stream: ByteStream?) throws(CanvasError) {
    guard let handle else { throw .refused(.surface, reason: "no surface was made") }
    self.handle = handle
    self.stream = stream
    try check(.surface)
  }

  deinit {
    // A paged surface that failed half-way ends the process when it is finished, with tags still open: it is left
    // alone, once, for an error is the end of the command.
    guard isFinished || stream == nil, cairo_surface_status(handle) == CAIRO_STATUS_SUCCESS else { return }
    cairo_surface_destroy(handle)
  }

  /// Throws what went wrong so far.
  func check(_ step: CanvasError.Step) throws(CanvasError) {
    if let stream, stream.isRefused { throw .notDelivered }
    try CairoStatus.check(cairo_surface_status(handle), step)
  }

  /// Writes what is left of the file; nothing can be painted afterwards.
  func finish() throws(CanvasError) {
    try check(.painting)
    isFinished = true
    cairo_surface_finish(handle)
    try check(.finishing)
  }
}

/// Turns statuses of the C library into errors.
enum CairoStatus {
  static func check(_ status: cairo_status_t, _ step: CanvasError.Step) throws(CanvasError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .refused(
      step, reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "status \(status.rawValue)")
  }
}
