internal import CCairo

/// An SVG file.
final class SVGSurface: Surface {
  /// Begins a file; sizes in points.
  init(width: Double, height: Double, stream: ByteStream) throws(CanvasError) {
    try super.init(
      owning: cairo_svg_surface_create_for_stream(ByteStream.write, stream.closure, width, height), stream: stream)
    cairo_svg_surface_restrict_to_version(handle, CAIRO_SVG_VERSION_1_1)
    cairo_svg_surface_set_document_unit(handle, CAIRO_SVG_UNIT_PT)
  }
}
