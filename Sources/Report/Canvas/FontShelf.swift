internal import CPango

/// Fonts to set text with: owns one of Pango's font maps and its context.
final class FontShelf {
  let context: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>

  /// Reaches fonts.
  ///
  /// - Parameters:
  ///   - configuration: which fonts; nil for those of the process.
  ///   - language: BCP 47, which decides between regional forms; not taken from the environment.
  init(_ configuration: OpaquePointer?, language: String) throws(CanvasError) {
    guard let map = pango_cairo_font_map_new() else { throw .refused(.fonts, reason: "no font map was made") }
    // The C interface hides kinships behind casts: Cairo's map is a map of Fontconfig's.
    if let configuration {
      pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    }
    guard let context = pango_font_map_create_context(map) else {
      g_object_unref(map)
      throw .refused(.fonts, reason: "no context was made")
    }
    self.map = map
    self.context = context
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string(LanguageTag.safe(language)))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    CanvasLock.hold {
      g_object_unref(UnsafeMutableRawPointer(context))
      g_object_unref(map)
    }
  }
}
