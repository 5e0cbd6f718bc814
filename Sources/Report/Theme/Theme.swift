/// How a report looks in every format: colours, fonts, page and logo.
///
/// Read from `theme.json` of the templates; see docs/templates.md.
public struct Theme: Sendable, Hashable {
  /// A colour without transparency, 0 to 255 a channel.
  public struct Color: Sendable, Hashable {
    /// Red.
    public var red: UInt8
    /// Green.
    public var green: UInt8
    /// Blue.
    public var blue: UInt8

    /// Makes a colour from `0xRRGGBB`.
    public init(_ hex: UInt32) {
      red = UInt8((hex >> 16) & 0xFF)
      green = UInt8((hex >> 8) & 0xFF)
      blue = UInt8(hex & 0xFF)
    }
  }

  /// Page sizes in points.
  public enum PageSize: String, Sendable, Hashable, CaseIterable {
    /// 210 x 297 mm.
    case a4
    /// 8.5 x 11 in.
    case letter

    /// The width in points.
    public var width: Double {
      switch self {
      case .a4: 595.276
      case .letter: 612
      }
    }

    /// The height in points.
    public var height: Double {
      switch self {
      case .a4: 841.89
      case .letter: 792
      }
    }
  }

  /// Colours on a light page, by role.
  public var light: [InkRole: Color]
  /// Colours on a dark page, by role (HTML).
  public var dark: [InkRole: Color]
  /// The colour of links.
  public var link: Color
  /// The colour of links on a dark page.
  public var darkLink: Color
  /// The body face; a family name, falling back to whatever has the script.
  public var bodyFont: String
  /// The mono face.
  public var monoFont: String
  /// The body size in points.
  public var bodySize: Double
  /// The page.
  public var pageSize: PageSize
  /// Margins in points: top, right, bottom, left.
  public var margins: (top: Double, right: Double, bottom: Double, left: Double) {
    get { (marginTop, marginRight, marginBottom, marginLeft) }
    set { (marginTop, marginRight, marginBottom, marginLeft) = newValue }
  }
  var marginTop: Double
  var marginRight: Double
  var marginBottom: Double
  var marginLeft: Double
  /// A PNG to set at the head of page 1, as bytes; nil for none.
  public var logoPNG: [UInt8]?

  /// The built-in look.
  public static let standard = Theme()

  /// The width inside the margins in points.
  public var textWidth: Double { pageSize.width - marginLeft - marginRight }

  /// The height inside the margins in points.
  public var textHeight: Double { pageSize.height - marginTop - marginBottom }

  /// Makes the built-in look.
  public init() {
    light = [
      .text: Color(0x1A1A1A), .muted: Color(0x595959), .grid: Color(0xD9DEE3), .page: Color(0xFFFFFF),
      .shade: Color(0xEBF1F5), .met: Color(0x005B8E), .notMet: Color(0xB84A00), .neutral: Color(0x595959),
      .series1: Color(0x005B8E), .series2: Color(0xB84A00), .series3: Color(0x5B3E96), .series4: Color(0x2E6B34),
      .onMark: Color(0xFFFFFF),
    ]
    dark = [
      .text: Color(0xE8EAED), .muted: Color(0xA8AEB5), .grid: Color(0x3A4149), .page: Color(0x14181C),
      .shade: Color(0x1E2730), .met: Color(0x6CB8E6), .notMet: Color(0xFF9A57), .neutral: Color(0xA8AEB5),
      .series1: Color(0x6CB8E6), .series2: Color(0xFF9A57), .series3: Color(0xB9A0EE), .series4: Color(0x86C98D),
      .onMark: Color(0x14181C),
    ]
    link = Color(0x005B8E)
    darkLink = Color(0x6CB8E6)
    bodyFont = "Inter"
    monoFont = "JetBrains Mono"
    bodySize = 9.5
    pageSize = .a4
    marginTop = 43
    marginRight = 43
    marginBottom = 50
    marginLeft = 43
  }
}
