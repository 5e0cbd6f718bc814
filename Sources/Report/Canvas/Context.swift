internal import CCairo

/// A brush on a surface: owns a Cairo context.
final class Context {
  let handle: OpaquePointer
  let surface: Surface
  /// How many coloured glyphs may still be painted as groups of their own.
  var picturesApart = 500
  /// What runs of text are painted with.
  let plainRun = PlainRun()

  init(_ surface: Surface) throws(CanvasError) {
    guard let handle = cairo_create(surface.handle) else {
      throw .refused(.painting, reason: "no context was made")
    }
    self.handle = handle
    self.surface = surface
    try check()
  }

  deinit {
    cairo_destroy(handle)
  }

  /// Throws what went wrong so far.
  func check() throws(CanvasError) {
    try surface.check(.painting)
    try CairoStatus.check(cairo_status(handle), .painting)
  }

  /// Paints with settings that end with `body`.
  func isolated(_ body: () -> Void) {
    cairo_save(handle)
    body()
    cairo_restore(handle)
  }

  /// Moves the origin.
  func translate(x: Double, y: Double) {
    cairo_translate(handle, x, y)
  }

  /// Scales both axes; not by 0.
  func scale(_ factor: Double) {
    cairo_scale(handle, factor, factor)
  }

  /// The colour of what follows.
  func setColor(_ color: Theme.Color, opacity: Double = 1) {
    let red = Double(color.red) / 255
    let green = Double(color.green) / 255
    let blue = Double(color.blue) / 255
    if opacity >= 1 {
      cairo_set_source_rgb(handle, red, green, blue)
    } else {
      cairo_set_source_rgba(handle, red, green, blue, max(opacity, 0))
    }
  }

  /// Fills a rectangle.
  func fill(_ rect: DrawingRect) {
    cairo_rectangle(handle, rect.x, rect.y, rect.width, rect.height)
    cairo_fill(handle)
  }

  /// Draws the outline of a rectangle.
  func stroke(_ rect: DrawingRect, width: Double) {
    cairo_rectangle(handle, rect.x, rect.y, rect.width, rect.height)
    cairo_set_line_width(handle, width)
    cairo_stroke(handle)
  }

  /// Draws one straight line.
  func line(from start: DrawingPoint, to end: DrawingPoint, width: Double) {
    cairo_move_to(handle, start.x, start.y)
    cairo_line_to(handle, end.x, end.y)
    cairo_set_line_width(handle, width)
    cairo_stroke(handle)
  }

  /// Covers the whole surface with the colour.
  func paint() {
    cairo_paint(handle)
  }

  /// Paints a picture into a box.
  func paint(_ image: ImageSurface, in rect: DrawingRect) {
    isolated {
      cairo_translate(handle, rect.x, rect.y)
      cairo_scale(handle, rect.width / Double(max(image.width, 1)), rect.height / Double(max(image.height, 1)))
      cairo_set_source_surface(handle, image.handle, 0, 0)
      cairo_paint(handle)
    }
  }

  /// Ends the page and begins the next.
  func showPage() {
    cairo_show_page(handle)
  }
}
