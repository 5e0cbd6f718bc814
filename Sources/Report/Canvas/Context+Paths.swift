internal import CCairo

extension Context {
  /// Begins a new path of connected lines.
  func path(_ points: [DrawingPoint], closed: Bool) {
    cairo_new_path(handle)
    for point in points { cairo_line_to(handle, point.x, point.y) }
    if closed { cairo_close_path(handle) }
  }

  /// Begins a new path around a rectangle with round corners.
  func path(_ rect: DrawingRect, radius: Double) {
    cairo_new_path(handle)
    let radius = min(radius, rect.width / 2, rect.height / 2)
    guard radius > 0.05 else {
      cairo_rectangle(handle, rect.x, rect.y, rect.width, rect.height)
      return
    }
    let right = rect.x + rect.width - radius
    let bottom = rect.y + rect.height - radius
    let quarter = Double.pi / 2
    cairo_arc(handle, right, rect.y + radius, radius, -quarter, 0)
    cairo_arc(handle, right, bottom, radius, 0, quarter)
    cairo_arc(handle, rect.x + radius, bottom, radius, quarter, 2 * quarter)
    cairo_arc(handle, rect.x + radius, rect.y + radius, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(handle)
  }

  /// Begins a new path around a disc.
  func path(discAt center: DrawingPoint, radius: Double) {
    cairo_new_path(handle)
    cairo_arc(handle, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_close_path(handle)
  }

  /// Fills the path; it stays for a stroke when `keepingPath`.
  func fillPath(keepingPath: Bool = false) {
    if keepingPath { cairo_fill_preserve(handle) } else { cairo_fill(handle) }
  }

  /// Draws along the path.
  func strokePath(width: Double, dash: [Double] = [], isRound: Bool = false) {
    cairo_set_line_width(handle, width)
    cairo_set_dash(handle, dash, Int32(dash.count), 0)
    cairo_set_line_cap(handle, isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_line_join(handle, isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    cairo_stroke(handle)
    if !dash.isEmpty { cairo_set_dash(handle, nil, 0, 0) }
    if isRound {
      cairo_set_line_cap(handle, CAIRO_LINE_CAP_BUTT)
      cairo_set_line_join(handle, CAIRO_LINE_JOIN_MITER)
    }
  }

  /// Lets paint through only inside a rectangle, until the end of the enclosing ``isolated(_:)``.
  func clip(to rect: DrawingRect) {
    cairo_rectangle(handle, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(handle)
  }
}
