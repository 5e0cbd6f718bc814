internal import CCairo
internal import CPango

extension TextLayout {
  /// Paints a line.
  ///
  /// - Parameters:
  ///   - number: which line; painting one that does not exist does nothing.
  ///   - x: the left edge of the room.
  ///   - baseline: the height of the base line.
  ///   - spans: takes links and the text beside them as elements; nil for no page, or where the caller's element is
  ///     enough.
  func paint(line number: Int, x: Double, baseline: Double, on brush: Context, spans: TextSpans? = nil) {
    guard lines.indices.contains(number) else { return }
    cairo_save(brush.handle)
    defer { cairo_restore(brush.handle) }
    cairo_translate(brush.handle, x + lines[number].x, baseline)
    cairo_scale(brush.handle, scale, scale)
    var position = 0.0
    for run in runs(ofLine: number) {
      guard let item = run.pointee.item, let glyphs = run.pointee.glyphs else { continue }
      let width = Double(pango_glyph_string_get_width(glyphs)) / Double(PANGO_SCALE)
      let style = text.style(at: Int(item.pointee.offset))
      spans?.step(to: style?.link)
      if let style { brush.setColor(style.color, opacity: style.opacity) }
      let height = -Double(run.pointee.y_offset) / Double(PANGO_SCALE)
      cairo_move_to(brush.handle, position, height)
      if brush.plainRun.take(run, of: self.glyphs.bytes, x: position, y: height) {
        brush.plainRun.paint(on: brush)
      } else if brush.picturesApart > 0, Self.isPicture(glyphs) {
        paintPictures(glyphs, of: item, at: position, on: brush)
      } else {
        pango_cairo_show_glyph_item(brush.handle, self.glyphs.bytes, run)
      }
      if let style, style.isStruck { brush.strike(from: position, width: width, size: text.size / scale) }
      position += width
    }
    spans?.endLine()
  }
}

extension TextLayout {
  /// Whether the glyphs are coloured pictures.
  private static func isPicture(_ glyphs: UnsafeMutablePointer<PangoGlyphString>) -> Bool {
    guard let infos = glyphs.pointee.glyphs else { return false }
    return (0..<Int(glyphs.pointee.num_glyphs)).contains { infos[$0].attr.is_color != 0 }
  }

  /// Paints coloured glyphs one by one, each as a group of its own.
  ///
  /// Cairo 1.16 lists a picture among the resources of a page as often as it is painted there, which is once too often
  /// from the second time on; a group has resources of its own. Groups take room, so only the first few hundred
  /// pictures of a file get one; viewers do not mind the others.
  private func paintPictures(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, of item: UnsafeMutablePointer<PangoItem>, at start: Double,
    on brush: Context
  ) {
    guard let infos = glyphs.pointee.glyphs, let single = pango_glyph_string_new() else { return }
    defer { pango_glyph_string_free(single) }
    pango_glyph_string_set_size(single, 1)
    let size = text.size / scale
    brush.picturesApart -= Int(glyphs.pointee.num_glyphs)
    var position = start
    for index in 0..<Int(glyphs.pointee.num_glyphs) {
      let width = Double(infos[index].geometry.width) / Double(PANGO_SCALE)
      single.pointee.glyphs[0] = infos[index]
      cairo_save(brush.handle)
      cairo_rectangle(brush.handle, position - size, -size * 2, width + size * 2, size * 3)
      cairo_clip(brush.handle)
      cairo_push_group(brush.handle)
      cairo_move_to(brush.handle, position, 0)
      pango_cairo_show_glyph_string(brush.handle, item.pointee.analysis.font, single)
      cairo_pop_group_to_source(brush.handle)
      cairo_paint(brush.handle)
      cairo_restore(brush.handle)
      position += width
    }
  }
}

extension Context {
  fileprivate func strike(from x: Double, width: Double, size: Double) {
    line(from: DrawingPoint(x, -size * 0.27), to: DrawingPoint(x + width, -size * 0.27), width: size * 0.06)
  }
}
