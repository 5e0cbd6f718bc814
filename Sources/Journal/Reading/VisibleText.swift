/// Makes text from a journal or a command line fit for one line of a message.
enum VisibleText {
  /// The text with control characters replaced and at most `limit` characters, an ellipsis marking the cut.
  ///
  /// Control characters could move the cursor or colour the terminal; marks that turn the direction of text could
  /// make a message say something else.
  static func line(_ text: String, limit: Int = 80) -> String {
    var shown = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        shown.append("…")
        break
      }
      shown.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
      count += 1
    }
    return String(shown)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      // Joiners belong to the spelling of many scripts and of emoji.
      scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
}
