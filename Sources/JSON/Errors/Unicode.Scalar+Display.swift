extension Unicode.Scalar {
  /// Whether the scalar would not show, or would change how its neighbours show.
  var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator:
      false
    @unknown default: true
    }
  }

  /// Whether the scalar may stand in a bare word: an ASCII letter, digit or underscore.
  var isIdentifierPart: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  /// What to show for the scalar in a source line: control characters become their Unicode pictures.
  var displayed: Unicode.Scalar {
    switch value {
    case 0x09: " "
    case 0...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: isHidden ? "\u{FFFD}" : self
    }
  }

  /// The number of terminal columns the scalar takes: 0 for combining marks, 2 for East Asian wide characters.
  public var displayWidth: Int {
    switch value {
    case 0..<0x300: 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark ? 0 : 1
    }
  }
}
