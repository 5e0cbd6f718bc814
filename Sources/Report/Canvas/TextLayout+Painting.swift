internal import CCairo
internal import CPango

/// How painted text is tagged.
enum TextTagging {
  /// Not at all: not a page, or the caller's element is enough.
  case none
  /// Links are elements, and the text beside them stands in spans.
  case links
}

extension TextLayout {
  /// Paints a line.
  ///
  /// - Parameters:
  ///   - number: which line; painting one that does not exist does nothing.
  ///   - x: the left edge of the room.
  ///   - baseline: the height of the base line.
  func paint(line number: Int, x: Double, baseline: Double, on brush: Context, tagging: TextTagging = .none) {
    guard lines.indices.contains(number), let line = pango_layout_get_line_readonly(handle, Int32(number)) else {
      return
    }
    cairo_save(brush.handle)
    defer { cairo_restore(brush.handle) }
    cairo_translate(brush.handle, x + lines[number].x, baseline)
    cairo_scale(brush.handle, scale, scale)
    var position = 0.0
    var open: OpenElement = .nothing
    var node = line.pointee.runs
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let run = data.assumingMemoryBound(to: PangoGlyphItem.self)
      guard let item = run.pointee.item, let glyphs = run.pointee.glyphs else { continue }
      let width = Double(pango_glyph_string_get_width(glyphs)) / Double(PANGO_SCALE)
      let style = text.style(at: Int(item.pointee.offset))
      if case .links = tagging { open = brush.step(from: open, to: style?.link) }
      if let style { brush.setColor(style.color, opacity: style.opacity) }
      cairo_move_to(brush.handle, position, -Double(run.pointee.y_offset) / Double(PANGO_SCALE))
      pango_cairo_show_glyph_item(brush.handle, pango_layout_get_text(handle), run)
      if let style, style.isStruck { brush.strike(from: position, width: width, size: text.size / scale) }
      position += width
    }
    brush.close(open)
  }
}

/// The element that the runs of a line stand in.
private enum OpenElement: Equatable {
  case nothing
  case span
  case link(PageLink)
}

extension Context {
  fileprivate func step(from open: OpenElement, to link: PageLink?) -> OpenElement {
    let wanted: OpenElement = link.map { .link($0) } ?? .span
    guard wanted != open else { return open }
    close(open)
    if let link { beginLink(link) } else { beginTag("Span") }
    return wanted
  }

  fileprivate func close(_ open: OpenElement) {
    switch open {
    case .nothing: break
    case .span: endTag("Span")
    case .link: endTag("Link")
    }
  }

  fileprivate func strike(from x: Double, width: Double, size: Double) {
    line(from: DrawingPoint(x, -size * 0.27), to: DrawingPoint(x + width, -size * 0.27), width: size * 0.06)
  }
}
