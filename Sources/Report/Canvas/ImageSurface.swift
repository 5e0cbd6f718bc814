internal import CCairo

/// Pixels in memory.
final class ImageSurface: Surface {
  /// The width in pixels.
  var width: Int { Int(cairo_image_surface_get_width(handle)) }
  /// The height in pixels.
  var height: Int { Int(cairo_image_surface_get_height(handle)) }

  /// Makes an empty picture of at least one pixel.
  init(width: Int, height: Int) throws(CanvasError) {
    let limit = 8_192
    try super.init(
      owning: cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(min(max(width, 1), limit)), Int32(min(max(height, 1), limit))),
      stream: nil)
  }

  /// Reads a PNG; pictures of more than 4,096 pixels a side are refused before they are unpacked.
  init(png bytes: [UInt8]) throws(CanvasError) {
    guard PNGHeader.isAcceptable(bytes) else { throw .unusableLogo }
    let reader = PNGReader(bytes)
    let closure = Unmanaged.passUnretained(reader).toOpaque()
    let handle = cairo_image_surface_create_from_png_stream(PNGReader.read, closure)
    withExtendedLifetime(reader) {}
    guard let handle, cairo_surface_status(handle) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(handle)
      throw .unusableLogo
    }
    try super.init(owning: handle, stream: nil)
  }

  /// The picture as a PNG file.
  func png() throws(CanvasError) -> [UInt8] {
    let buffer = ByteBuffer()
    let stream = buffer.stream
    cairo_surface_flush(handle)
    try CairoStatus.check(cairo_surface_write_to_png_stream(handle, ByteStream.write, stream.closure), .png)
    return buffer.bytes
  }
}

/// Hands the bytes of a PNG to the C library, piece by piece.
private final class PNGReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static let read: cairo_read_func_t = { closure, target, count in
    guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
    let reader = Unmanaged<PNGReader>.fromOpaque(closure).takeUnretainedValue()
    let end = reader.position + Int(count)
    guard end <= reader.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    for offset in 0..<Int(count) { target[offset] = reader.bytes[reader.position + offset] }
    reader.position = end
    return CAIRO_STATUS_SUCCESS
  }
}

/// The first bytes of a PNG, which hold its size.
private enum PNGHeader {
  static func isAcceptable(_ bytes: [UInt8]) -> Bool {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count > 33, Array(bytes[0..<8]) == signature else { return false }
    func number(at index: Int) -> UInt32 { bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    return (1...4096).contains(number(at: 16)) && (1...4096).contains(number(at: 20))
  }
}
