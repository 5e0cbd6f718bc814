/// How wide text is, near enough to place labels and to cut them, without asking a font.
///
/// The tables hold advance widths in thousandths of the size for a grotesque of Inter's proportions. Kerning is left
/// out; another face is off by a few per cent, so leave a little air around what is placed by these numbers.
public enum TextMetrics {
  /// The width in points of one line of text.
  ///
  /// - Parameters:
  ///   - string: The text; line ends count nothing.
  ///   - size: The size in points.
  ///   - weight: How heavy.
  ///   - isMono: Whether it is set in the mono face, whose advance is 0.6 of the size.
  public static func width(
    _ string: String, size: Double, weight: DrawingText.Weight = .regular, isMono: Bool = false
  ) -> Double {
    var sum = 0
    for scalar in string.unicodeScalars { sum += advance(of: scalar, weight: weight, isMono: isMono) }
    return Double(sum) * size / 1000
  }

  /// The text, cut with an ellipsis where it is wider than there is room; empty where not even that fits.
  ///
  /// - Parameters:
  ///   - string: The text.
  ///   - maxWidth: The room in points.
  ///   - size: The size in points.
  ///   - weight: How heavy.
  ///   - isMono: Whether it is set in the mono face.
  public static func fitted(
    _ string: String, maxWidth: Double, size: Double, weight: DrawingText.Weight = .regular, isMono: Bool = false
  ) -> String {
    guard size > 0, width(string, size: size, weight: weight, isMono: isMono) > maxWidth else { return string }
    let room = maxWidth * 1000 / size
    var sum = Double(advance(of: "\u{2026}", weight: weight, isMono: isMono))
    guard sum <= room else { return "" }
    var kept = ""
    for character in string {
      for scalar in character.unicodeScalars { sum += Double(advance(of: scalar, weight: weight, isMono: isMono)) }
      if sum > room { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "\u{2026}"
  }

  /// The advance of one scalar in thousandths of the size.
  static func advance(of scalar: Unicode.Scalar, weight: DrawingText.Weight, isMono: Bool) -> Int {
    let code = scalar.value
    if code < 0x20 || (0x7F...0x9F).contains(code) || isZeroWidth(code) { return 0 }
    if isWide(code) { return 1000 }
    if isMono { return 600 }
    if code < 0x7F { return Int(ascii(weight)[Int(code - 0x20)]) }
    if (0xA0...0xFF).contains(code) { return Int(latin1(weight)[Int(code - 0xA0)]) }
    return other(code, weight)
  }

  private static func ascii(_ weight: DrawingText.Weight) -> [UInt16] {
    switch weight {
    case .regular: asciiRegular
    case .semibold: asciiSemibold
    case .bold: asciiBold
    }
  }

  private static func latin1(_ weight: DrawingText.Weight) -> [UInt16] {
    switch weight {
    case .regular: latin1Regular
    case .semibold: latin1Semibold
    case .bold: latin1Bold
    }
  }

  /// Punctuation and marks that reports use, then averages by script.
  private static func other(_ code: UInt32, _ weight: DrawingText.Weight) -> Int {
    switch code {
    case 0x2013: 500
    case 0x2014: 1000
    case 0x2018, 0x2019: 220
    case 0x201C, 0x201D: 400
    case 0x2026: 820
    case 0x2022: 560
    case 0x2009, 0x200A, 0x202F: 170
    case 0x2190...0x21FF: 955
    case 0x2200...0x22FF: 670
    case 0x2300...0x27BF: 950
    case 0x0100...0x024F: weight == .regular ? 580 : 600
    case 0x0370...0x03FF: weight == .regular ? 610 : 645
    case 0x0400...0x052F: weight == .regular ? 680 : 705
    default: 600
    }
  }

  /// Combining marks, joiners, direction marks and variation selectors.
  private static func isZeroWidth(_ code: UInt32) -> Bool {
    switch code {
    case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x064B...0x065F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
      0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF,
      0xE0100...0xE01EF:
      true
    default: false
    }
  }

  /// Ideographs, kana, Hangul, full-width forms and emoji.
  private static func isWide(_ code: UInt32) -> Bool {
    switch code {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// U+0020 to U+007E.
  private static let asciiRegular: [UInt16] = [
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642, 608,
    624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652,
    562, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452, 497, 564,
    621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812,
    540, 557, 541, 362, 327, 362, 659,
  ]

  /// U+00A0 to U+00FF.
  private static let latin1Regular: [UInt16] = [
    281, 278, 558, 631, 723, 548, 266, 551, 591, 915, 449, 540, 540, 460, 670, 449, 455, 659, 420, 430, 497, 622,
    599, 276, 267, 313, 449, 540, 884, 926, 949, 507, 676, 676, 676, 676, 676, 676, 990, 727, 598, 598, 598, 598,
    264, 264, 264, 264, 719, 753, 761, 761, 761, 761, 761, 659, 761, 741, 741, 741, 741, 665, 631, 609, 564, 564,
    564, 564, 564, 564, 925, 558, 582, 582, 582, 582, 237, 237, 237, 237, 580, 585, 597, 597, 597, 597, 597, 659,
    597, 581, 581, 581, 581, 557, 609, 557,
  ]

  /// U+0020 to U+007E.
  private static let asciiSemibold: [UInt16] = [
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481, 621, 652, 666, 632,
    648, 587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755, 744, 275, 561, 677,
    566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481, 468, 497, 575,
    630, 577, 630, 593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837,
    562, 576, 562, 393, 358, 393, 673,
  ]

  /// U+00A0 to U+00FF.
  private static let latin1Semibold: [UInt16] = [
    248, 309, 577, 658, 751, 564, 319, 579, 553, 915, 474, 597, 566, 466, 666, 526, 458, 673, 423, 438, 497, 652,
    606, 290, 339, 318, 473, 599, 881, 919, 960, 544, 724, 724, 724, 724, 724, 724, 1017, 744, 608, 608, 608, 608,
    275, 275, 275, 275, 724, 741, 775, 775, 775, 775, 775, 673, 775, 734, 734, 734, 734, 705, 657, 646, 575, 575,
    575, 575, 575, 575, 917, 577, 593, 593, 593, 593, 261, 261, 261, 261, 593, 610, 608, 608, 608, 608, 608, 673,
    608, 608, 608, 608, 608, 576, 612, 576,
  ]

  /// U+0020 to U+007E.
  private static let asciiBold: [UInt16] = [
    232, 325, 392, 650, 655, 859, 674, 209, 409, 409, 565, 680, 303, 469, 298, 390, 688, 489, 630, 659, 678, 645,
    660, 595, 661, 660, 298, 303, 680, 680, 680, 562, 1031, 748, 661, 752, 727, 613, 585, 761, 746, 281, 570, 690,
    567, 915, 735, 782, 648, 783, 656, 655, 668, 729, 748, 1036, 714, 724, 667, 409, 390, 409, 488, 477, 497, 580,
    635, 587, 635, 598, 386, 633, 624, 272, 272, 582, 272, 912, 622, 614, 632, 632, 409, 562, 388, 622, 586, 850,
    574, 586, 572, 409, 374, 409, 680,
  ]

  /// U+00A0 to U+00FF.
  private static let latin1Bold: [UInt16] = [
    232, 325, 587, 672, 765, 572, 345, 593, 535, 915, 487, 626, 580, 469, 664, 565, 460, 680, 424, 442, 497, 667,
    610, 298, 374, 321, 485, 629, 879, 916, 965, 562, 748, 748, 748, 748, 748, 748, 1030, 752, 613, 613, 613, 613,
    281, 281, 281, 281, 727, 735, 782, 782, 782, 782, 782, 680, 782, 729, 729, 729, 729, 724, 671, 664, 580, 580,
    580, 580, 580, 580, 914, 587, 598, 598, 598, 598, 272, 272, 272, 272, 599, 622, 614, 614, 614, 614, 614, 680,
    614, 622, 622, 622, 622, 586, 613, 586,
  ]
}
