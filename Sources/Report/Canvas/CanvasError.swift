/// Why a picture or a page could not be painted.
///
/// Nothing in a document causes one: text is cleaned and numbers are bounded before they get here. What is left is
/// a machine without memory or fonts, a receiver that refuses bytes, or a logo that is no picture.
public enum CanvasError: Error, Sendable, Hashable {
  /// What was being done.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// Making a surface of a size.
    case surface
    /// Painting.
    case painting
    /// Writing the end of a file.
    case finishing
    /// Encoding or decoding PNG.
    case png
    /// Reaching fonts.
    case fonts
  }

  /// The drawing library refused; its reason is in its own words.
  case refused(Step, reason: String)
  /// No font is installed at all.
  case noFonts
  /// The receiver of bytes refused them.
  case notDelivered
  /// The logo of the theme is not a PNG of at most 4,096 x 4,096 pixels.
  case unusableLogo
}

extension CanvasError: CustomStringConvertible {
  /// The error as one sentence.
  public var description: String {
    switch self {
    case .refused(.surface, let reason): "cannot make a page to paint on: \(reason)"
    case .refused(.painting, let reason): "cannot paint: \(reason)"
    case .refused(.finishing, let reason): "cannot finish the file: \(reason)"
    case .refused(.png, let reason): "cannot handle a PNG picture: \(reason)"
    case .refused(.fonts, let reason): "cannot reach any font: \(reason)"
    case .noFonts: "no fonts are installed; on Debian, fonts-inter and fonts-jetbrains-mono are meant"
    case .notDelivered: "the bytes could not be delivered"
    case .unusableLogo: "the logo of the theme is not a PNG of at most 4,096 x 4,096 pixels"
    }
  }
}
