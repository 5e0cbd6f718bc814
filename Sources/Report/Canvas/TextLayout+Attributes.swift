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
    if isPlain { pango_attr_list_insert(list, pango_attr_font_features_new(plainFeatures(of: base.face))) }
    var start = 0
    for (number, run) in text.runs.enumerated() {
      let range = start..<run.end
      start = run.end
      if run.style.face != base.face || run.style.scale != base.scale {
        insert(
          pango_attr_font_desc_new(fonts.description(of: run.style.face, scale: run.style.scale)), range, into: list)
      }
      if !isPlain, run.style.face.family == .mono {
        // Code must read as it is, without arrows made of hyphens.
        insert(pango_attr_font_features_new("calt=0,liga=0"), range, into: list)
      }
      if run.style.tracking != 0 {
        insert(pango_attr_letter_spacing_new(spacing(of: run.style, in: fonts)), range, into: list)
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

  /// The features of a face that plain alphabets are set with: digits of one width, so that each font has one shape of a
  /// digit and not two; bold is for titles, where a narrow 1 looks better.
  ///
  /// Contextual forms and the joining of marks, which these alphabets do not need, are off: the former would turn `->` in
  /// evidence into an arrow, and trying both takes most of the time of setting a line.
  static func plainFeatures(of face: TextFace) -> String {
    face.weight == .bold ? "calt=0,liga=0,ccmp=0" : "calt=0,liga=0,ccmp=0,tnum=1"
  }

  /// Room between letters, in the units of the reference size.
  static func spacing(of style: TextStyle, in fonts: FontMap) -> Int32 {
    Int32((style.tracking * fonts.referenceSize * Double(PANGO_SCALE)).rounded())
  }
}
