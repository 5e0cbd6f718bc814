internal import CPango

extension TextLayout {
  /// The looks of a text, its main face first; to be given back with `pango_attr_list_unref`.
  static func attributes(of text: StyledText, in fonts: FontMap) -> OpaquePointer? {
    let list = pango_attr_list_new()
    let base = text.base
    pango_attr_list_insert(list, pango_attr_font_desc_new(fonts.description(of: base.face, scale: base.scale)))
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0))
    let isPlain = text.isPlainAlphabet
    // A feature for all of a text costs nothing; one for a part of it is weighed letter by letter.
    if isPlain {
      let features = base.hasTabularDigits ? "calt=0,liga=0,ccmp=0,tnum=1" : "calt=0,liga=0,ccmp=0"
      pango_attr_list_insert(list, pango_attr_font_features_new(features))
    }
    var start = 0
    for (number, run) in text.runs.enumerated() {
      let range = start..<run.end
      start = run.end
      if run.style.face != base.face || run.style.scale != base.scale {
        insert(
          pango_attr_font_desc_new(fonts.description(of: run.style.face, scale: run.style.scale)), range, into: list)
      }
      if !isPlain, let features = features(of: run.style) {
        insert(pango_attr_font_features_new(features), range, into: list)
      }
      if run.style.tracking != 0 {
        let units = run.style.tracking * fonts.referenceSize * Double(PANGO_SCALE)
        insert(pango_attr_letter_spacing_new(Int32(units.rounded())), range, into: list)
      }
      if text.runs.count > 1 {
        // The colour is no colour: it makes the layout part its runs where looks change. Painting sets the colour.
        insert(pango_attr_foreground_new(UInt16(truncatingIfNeeded: number), 0, 0), range, into: list)
      }
    }
    return list
  }

  private static func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>, into list: OpaquePointer?
  ) {
    guard let attribute else { return }
    attribute.pointee.start_index = UInt32(clamping: range.lowerBound)
    attribute.pointee.end_index = UInt32(clamping: range.upperBound)
    pango_attr_list_insert(list, attribute)
  }

  /// Digits of one width in tables; no arrows made of hyphens in code, which must read as it is.
  ///
  /// In alphabets that do not need them, contextual forms and the joining of marks are off everywhere: the former would
  /// turn `->` in evidence into an arrow, and trying both takes most of the time of setting a line.
  private static func features(of style: TextStyle) -> String? {
    switch (style.face.family, style.hasTabularDigits) {
    case (.body, false), (.signs, _): nil
    case (.body, true): "tnum=1"
    case (.mono, _): "calt=0,liga=0"
    }
  }
}
